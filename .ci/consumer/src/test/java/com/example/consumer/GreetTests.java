package com.example.consumer;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.test.InngestTest;
import io.inngest.spring.test.InngestTester;
import io.inngest.spring.test.TestEngine;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;

@InngestTest(engines = { TestEngine.EMBEDDED, TestEngine.SERVER })
class GreetTests {

	@Autowired
	private InngestTester inngest;

	@MockitoBean
	private Mailbox mailbox;

	@Test
	void greetingIsDeliveredOnceItCanBe() {
		this.inngest.failStep("greet", "deliver", 1, new IllegalStateException("no post on Sundays"));
		assertThat(this.inngest.run("greet", new Greeting("Ada"))).completedWith("Hello, Ada!")
			.hasStepAttempts("deliver", 2);
		then(this.mailbox).should().deliver("Hello, Ada!");
		this.inngest.assertDeterministic();
	}

	@Test
	void failureIsComplainedOf() {
		assertThat(this.inngest.run("greet", new Greeting(""))).failedWith(NonRetriableError.class)
			.failureHandler()
			.completed();
		then(this.mailbox).should().complain("consumer-greet failed: nobody to greet");
	}

}
