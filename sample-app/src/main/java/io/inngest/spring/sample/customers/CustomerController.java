package io.inngest.spring.sample.customers;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows which customers there are.
 */
@RestController
class CustomerController {

	private final CustomerRepository customers;

	CustomerController(CustomerRepository customers) {
		this.customers = customers;
	}

	@GetMapping("/customers")
	List<String> ids() {
		return this.customers.findAll().stream().map(Customer::getId).sorted().toList();
	}

}
