package io.inngest.spring.benchmarks.serve;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * What any controller has to do: have the body parsed, and return what the function
 * returns.
 */
@RestController
class BareController {

	static final String PATH = "/bare";

	private final Map<Integer, Total> totals = new ConcurrentHashMap<>();

	@PostMapping(PATH)
	Total call(@RequestBody Map<String, Object> call) {
		int steps = (call.get("steps") instanceof Map<?, ?> memo) ? memo.size() : 0;
		return this.totals.computeIfAbsent(steps, Total::of);
	}

}
