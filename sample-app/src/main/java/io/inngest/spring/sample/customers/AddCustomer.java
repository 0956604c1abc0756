package io.inngest.spring.sample.customers;

import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestFunction;

/**
 * Adds a customer here and in the CRM: in both or in neither. A counter that cannot be
 * reached does not stand in the way.
 */
@InngestFunction(id = "add-customer", event = "shop/customer.signed-up", retries = 2)
class AddCustomer {

	private final CustomerRepository customers;

	private final Crm crm;

	private final Metrics metrics;

	AddCustomer(CustomerRepository customers, Crm crm, Metrics metrics) {
		this.customers = customers;
		this.crm = crm;
		this.metrics = metrics;
	}

	String run(CustomerSignedUp customer, Step step) {
		String id = customer.customerId();
		step.attempt("count-sign-up", () -> this.metrics.increment("sign-ups", id)).ignoreError();
		step.run("insert-row", () -> this.customers.save(new Customer(id, customer.email())).getId());
		return step.attempt("create-crm-contact", () -> this.crm.createContact(id, customer.email()))
			.onError((error) -> step.run("delete-row", () -> this.customers.deleteById(id)))
			.orElseThrow();
	}

}
