package io.inngest.spring.sample.images;

import io.inngest.spring.sample.outside.OutsideWorld;

import org.springframework.stereotype.Component;

/**
 * The model that is asked when the first one stays down.
 */
@Component
class Midjourney {

	private final OutsideWorld world;

	Midjourney(OutsideWorld world) {
		this.world = world;
	}

	String generate(String productId, String prompt) {
		this.world.call("midjourney", productId, prompt);
		return "https://midjourney.example/%s.png".formatted(productId);
	}

}
