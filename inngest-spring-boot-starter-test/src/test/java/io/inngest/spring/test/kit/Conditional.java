package io.inngest.spring.test.kit;

import io.inngest.spring.annotation.InngestFunction;

/**
 * Starts for large orders only.
 */
@InngestFunction(id = "conditional", event = "kit/conditional", condition = "event.data.total > 5")
class Conditional {

	String run() {
		return "large";
	}

}
