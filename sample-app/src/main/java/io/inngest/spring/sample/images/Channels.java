package io.inngest.spring.sample.images;

import io.inngest.spring.sample.outside.OutsideWorld;

import org.springframework.stereotype.Component;

/**
 * Pushes messages to browsers, in the manner of Pusher.
 */
@Component
class Channels {

	private final OutsideWorld world;

	Channels(OutsideWorld world) {
		this.world = world;
	}

	void publish(String channelId, String productId, String message) {
		this.world.call("pusher", productId, "to %s: %s".formatted(channelId, message));
	}

}
