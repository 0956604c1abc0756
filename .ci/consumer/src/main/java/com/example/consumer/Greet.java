package com.example.consumer;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.Event;
import io.inngest.spring.FailureEvent;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnFailure;

@InngestFunction(id = "greet", event = "consumer/greeting.requested")
class Greet {

	private final Mailbox mailbox;

	Greet(Mailbox mailbox) {
		this.mailbox = mailbox;
	}

	String run(Event<Greeting> event, Step step) {
		String name = event.data().name();
		String text = step.run("compose", () -> "Hello, " + name + "!");
		if (name.isEmpty()) {
			throw new NonRetriableError("nobody to greet");
		}
		step.run("deliver", () -> this.mailbox.deliver(text));
		return text;
	}

	@OnFailure
	void failed(FailureEvent<Greeting> failure, ErrorDetails error) {
		this.mailbox.complain(failure.functionId() + " failed: " + error.message());
	}

}
