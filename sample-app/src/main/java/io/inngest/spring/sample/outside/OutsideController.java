package io.inngest.spring.sample.outside;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The outside world's own HTTP face: a webhook in the manner of Slack, and a look at the
 * calls that reached the services.
 */
@RestController
class OutsideController {

	private final OutsideWorld world;

	private final OutsideCalls calls;

	OutsideController(OutsideWorld world, OutsideCalls calls) {
		this.world = world;
		this.calls = calls;
	}

	@PostMapping("/outside/slack")
	void slack(@RequestBody SlackMessage message) {
		this.world.call("slack", message.storeId(), message.text(), SlackDownException::new);
	}

	@GetMapping("/outside/calls")
	List<OutsideCall> calls(@RequestParam String subject) {
		return this.calls.about(subject);
	}

	/**
	 * What the webhook takes.
	 *
	 * @param storeId the store that the message is about
	 * @param text the message
	 */
	record SlackMessage(String storeId, String text) {

	}

	/**
	 * Makes the webhook answer with status 503.
	 */
	@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
	static class SlackDownException extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
