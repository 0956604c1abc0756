package com.example.consumer;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.springframework.stereotype.Component;

@Component
class Mailbox {

	private final BlockingQueue<String> greetings = new LinkedBlockingQueue<>();

	private final BlockingQueue<String> complaints = new LinkedBlockingQueue<>();

	void deliver(String greeting) {
		this.greetings.add(greeting);
	}

	void complain(String complaint) {
		this.complaints.add(complaint);
	}

	String greeting(Duration timeout) throws InterruptedException {
		return this.greetings.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
	}

	String complaint(Duration timeout) throws InterruptedException {
		return this.complaints.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
	}

}
