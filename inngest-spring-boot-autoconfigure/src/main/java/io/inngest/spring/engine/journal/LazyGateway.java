package io.inngest.spring.engine.journal;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.execution.request.HttpCall;
import io.inngest.spring.execution.request.HttpGateway;
import io.inngest.spring.execution.request.HttpReply;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Opens the gateway at the first request, which most applications never make, and says
 * what is missing if there is none.
 */
class LazyGateway implements HttpGateway {

	private final ObjectProvider<HttpGateway> gateways;

	LazyGateway(ObjectProvider<HttpGateway> gateways) {
		this.gateways = gateways;
	}

	@Override
	public HttpReply exchange(HttpCall call) {
		HttpGateway gateway = this.gateways.getIfAvailable();
		if (gateway == null) {
			throw new NonRetriableError("The embedded Inngest engine makes the requests of steps with Spring's "
					+ "RestClient, which is not there. Add org.springframework:spring-web, which "
					+ "inngest-spring-boot-starter brings unless it is excluded");
		}
		return gateway.exchange(call);
	}

}
