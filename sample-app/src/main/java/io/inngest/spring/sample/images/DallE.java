package io.inngest.spring.sample.images;

import io.inngest.spring.sample.outside.OutsideWorld;

import org.springframework.stereotype.Component;

/**
 * The model that is asked first.
 */
@Component
class DallE {

	private final OutsideWorld world;

	DallE(OutsideWorld world) {
		this.world = world;
	}

	String generate(String productId, String prompt) {
		this.world.call("dall-e", productId, prompt);
		return "https://dall-e.example/%s.png".formatted(productId);
	}

}
