package io.inngest.spring.sample.customers;

import io.inngest.spring.sample.SituationTest;
import io.inngest.spring.test.InngestTester;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A row that goes again.
 */
@SituationTest
class AddCustomerTests {

	@Autowired
	private InngestTester inngest;

	@Autowired
	private CustomerRepository customers;

	@Test
	void rowGoesAgainWhenTheCrmStaysDown() {
		this.inngest.failStep("add-customer", "count-sign-up", 3, new IllegalStateException("no metrics"));
		this.inngest.failStep("add-customer", "create-crm-contact", 3, new IllegalStateException("no CRM"));
		assertThat(this.inngest.run("add-customer", new CustomerSignedUp("c1", "c1@example.org")))
			.failedWith(IllegalStateException.class, "no CRM")
			.ranSteps("count-sign-up", "insert-row", "create-crm-contact", "delete-row");
		assertThat(this.customers.existsById("c1")).isFalse();
	}

	@Test
	void rowStaysWhenOnlyTheMetricsAreDown() {
		this.inngest.failStep("add-customer", "count-sign-up", 3, new IllegalStateException("no metrics"));
		assertThat(this.inngest.run("add-customer", new CustomerSignedUp("c2", "c2@example.org")))
			.completedWith("contact-of-c2");
		assertThat(this.customers.existsById("c2")).isTrue();
	}

}
