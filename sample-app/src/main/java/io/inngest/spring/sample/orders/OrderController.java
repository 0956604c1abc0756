package io.inngest.spring.sample.orders;

import io.inngest.spring.Inngest;
import io.inngest.spring.SignalNotFoundException;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What others do about an order while it waits.
 */
@RestController
@RequestMapping("/orders/{id}")
class OrderController {

	private final Inngest inngest;

	OrderController(Inngest inngest) {
		this.inngest = inngest;
	}

	@PostMapping("/payment")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void pay(@PathVariable String id) {
		this.inngest.send(new OrderPaid(id, "card"));
	}

	@PostMapping("/approval")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void approve(@PathVariable String id) {
		this.inngest.sendSignal(Approval.signal(id), new Approval("the manager"));
	}

	@PostMapping("/cancellation")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void cancel(@PathVariable String id) {
		this.inngest.send(new OrderCancelled(id));
	}

	@ExceptionHandler
	ProblemDetail nobodyWaits(SignalNotFoundException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, ex.getMessage());
	}

}
