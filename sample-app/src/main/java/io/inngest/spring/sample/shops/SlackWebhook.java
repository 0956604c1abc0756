package io.inngest.spring.sample.shops;

import java.util.Map;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * Posts messages to a webhook, as one would to Slack.
 */
@Component
class SlackWebhook {

	private final RestClient rest;

	SlackWebhook(@Value("${sample.slack-webhook}") String url) {
		this.rest = RestClient.create(url);
	}

	void post(String storeId, String text) {
		this.rest.post()
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("storeId", storeId, "text", text))
			.retrieve()
			.toBodilessEntity();
	}

}
