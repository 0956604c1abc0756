package io.inngest.spring.autoconfigure.serve;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what an application needs for a server to call its functions.
 */
class NoEndpointFailureAnalyzer extends AbstractFailureAnalyzer<NoEndpointException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, NoEndpointException cause) {
		String action = """
				Do one of the following:

				    - make it a web application: add org.springframework.boot:spring-boot-starter-webmvc, which \
				inngest-spring-boot-starter brings unless it is excluded, and do not set \
				spring.main.web-application-type=none
				    - set inngest.mode=embedded to run the functions in this application""";
		return new FailureAnalysis(cause.getMessage() + ".", action, cause);
	}

}
