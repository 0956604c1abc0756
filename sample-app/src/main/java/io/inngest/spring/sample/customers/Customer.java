package io.inngest.spring.sample.customers;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * A customer. The id comes with the event, so that a step that is repeated because the
 * process died before its result was stored finds its own row instead of adding another.
 */
@Entity
class Customer {

	@Id
	private String id;

	private String email;

	@SuppressWarnings("NullAway.Init")
	protected Customer() {
	}

	Customer(String id, String email) {
		this.id = id;
		this.email = email;
	}

	String getId() {
		return this.id;
	}

	String getEmail() {
		return this.email;
	}

}
