package io.inngest.spring.function.send;

import io.inngest.spring.Inngest;

import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/**
 * Sends the annotated payloads that the application publishes through Spring, within the
 * publisher's transaction.
 */
class PublishedPayloads implements ApplicationListener<PayloadApplicationEvent<?>> {

	private final Inngest inngest;

	private final PayloadEvents payloads;

	PublishedPayloads(Inngest inngest, PayloadEvents payloads) {
		this.inngest = inngest;
		this.payloads = payloads;
	}

	@Override
	public void onApplicationEvent(PayloadApplicationEvent<?> published) {
		Object payload = published.getPayload();
		if (this.payloads.isPayload(payload.getClass())) {
			this.inngest.send(payload);
		}
	}

}
