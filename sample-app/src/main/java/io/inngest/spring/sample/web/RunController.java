package io.inngest.spring.sample.web;

import java.util.List;

import io.inngest.spring.Inngest;
import io.inngest.spring.engine.query.RunQueries;
import io.inngest.spring.engine.query.RunView;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows the runs of the embedded engine with their steps and failure handlers, and
 * cancels runs wherever they are.
 */
@RestController
@RequestMapping("/runs")
class RunController {

	private final ObjectProvider<RunQueries> queries;

	private final Inngest inngest;

	RunController(ObjectProvider<RunQueries> queries, Inngest inngest) {
		this.queries = queries;
		this.inngest = inngest;
	}

	@GetMapping
	List<RunResponse> runs(@RequestParam(required = false) @Nullable String event,
			@RequestParam(defaultValue = "20") int limit) {
		List<RunView> views = (event != null) ? queries().startedBy(event) : queries().latest(limit);
		return views.stream().map(RunResponse::of).toList();
	}

	@GetMapping("/{id}")
	RunResponse run(@PathVariable String id) {
		return RunResponse.of(find(id));
	}

	@GetMapping("/{id}/handlers")
	List<RunResponse> handlers(@PathVariable String id) {
		return queries().handlersOf(find(id).runId()).stream().map(RunResponse::of).toList();
	}

	@PostMapping("/{id}/cancel")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void cancel(@PathVariable String id) {
		if (this.queries.getIfAvailable() != null) {
			find(id);
		}
		this.inngest.cancel(id);
	}

	private RunView find(String id) {
		return queries().find(id).orElseThrow(() -> new UnknownRunException(id));
	}

	private RunQueries queries() {
		return this.queries.getIfAvailable(() -> {
			throw new RunsElsewhereException();
		});
	}

}
