package com.example.consumer;

import java.time.Duration;

import io.inngest.spring.Inngest;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.stereotype.Component;

/**
 * Sends one event that succeeds and one that fails, and waits for both outcomes.
 */
@Component
class GreetingCheck implements ApplicationRunner, ExitCodeGenerator {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final Inngest inngest;

	private final Mailbox mailbox;

	private int exitCode = 1;

	GreetingCheck(Inngest inngest, Mailbox mailbox) {
		this.inngest = inngest;
		this.mailbox = mailbox;
	}

	@Override
	public void run(ApplicationArguments args) throws Exception {
		this.inngest.send("consumer/greeting.requested", new Greeting("Ada"));
		String greeting = this.mailbox.greeting(TIMEOUT);
		this.inngest.send("consumer/greeting.requested", new Greeting(""));
		String complaint = this.mailbox.complaint(TIMEOUT);
		boolean passed = "Hello, Ada!".equals(greeting) && "consumer-greet failed: nobody to greet".equals(complaint);
		this.exitCode = passed ? 0 : 1;
		System.out.printf("Consumer %s: function said \"%s\", failure handler said \"%s\"%n",
				passed ? "passed" : "FAILED", greeting, complaint);
	}

	@Override
	public int getExitCode() {
		return this.exitCode;
	}

}
