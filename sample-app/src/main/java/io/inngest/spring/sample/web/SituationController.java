package io.inngest.spring.sample.web;

import java.util.List;
import java.util.Objects;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lists the situations and starts them.
 */
@RestController
@RequestMapping("/situations")
class SituationController {

	private final Situations situations;

	private final SituationStarter starter;

	SituationController(Situations situations, SituationStarter starter) {
		this.situations = situations;
		this.starter = starter;
	}

	@GetMapping
	List<Situation> situations() {
		return this.situations.all();
	}

	@PostMapping("/{name}")
	@ResponseStatus(HttpStatus.ACCEPTED)
	Started start(@PathVariable String name, @RequestBody(required = false) @Valid @Nullable StartRequest request) {
		return this.starter.start(this.situations.get(name),
				Objects.requireNonNullElse(request, StartRequest.DEFAULTS));
	}

}
