package io.inngest.spring.test.kit;

import io.inngest.spring.HttpFetch;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestFunction;

/**
 * Makes a request.
 */
@InngestFunction(id = "look-up", event = "kit/look-up", retries = 0)
class LookUp {

	String run(Step step) {
		return step.fetch("rate", HttpFetch.get("http://localhost:1/rate")).body();
	}

}
