package io.inngest.spring.test.kit;

import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestFunction;

import org.springframework.stereotype.Component;

/**
 * A function that only others start, as a method of an ordinary bean.
 */
@Component
class Extra {

	@InngestFunction(id = "extra")
	String extra(Order order, Step step) {
		return step.run("look", () -> "extra for " + order.orderId());
	}

}
