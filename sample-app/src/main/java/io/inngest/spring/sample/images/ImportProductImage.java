package io.inngest.spring.sample.images;

import io.inngest.spring.Event;
import io.inngest.spring.Step;
import io.inngest.spring.StepError;
import io.inngest.spring.annotation.InngestFunction;

/**
 * Has an image generated for a product, by one model or, when that one stays down, by
 * another. The user hears of the image either way, and the failed step fails nothing but
 * itself.
 */
@InngestFunction(id = "import-product-image", event = "shop/product.imported", retries = 2)
class ImportProductImage {

	private final DallE dallE;

	private final Midjourney midjourney;

	private final Channels channels;

	ImportProductImage(DallE dallE, Midjourney midjourney, Channels channels) {
		this.dallE = dallE;
		this.midjourney = midjourney;
		this.channels = channels;
	}

	ProductImage run(Event<ProductImported> event, Step step) {
		ProductImported product = event.data();
		String url = generate(product, step);
		step.run("notify-user", () -> this.channels.publish(product.channelId(), product.productId(), url));
		return new ProductImage(product.productId(), url);
	}

	private String generate(ProductImported product, Step step) {
		try {
			return step.run("generate-image-dall-e", () -> this.dallE.generate(product.productId(), product.prompt()));
		}
		catch (StepError ex) {
			// Three attempts have failed by now; after a restart it is thrown here again
			return step.run("generate-image-midjourney",
					() -> this.midjourney.generate(product.productId(), product.prompt()));
		}
	}

	/**
	 * The run's output.
	 *
	 * @param productId the product's id
	 * @param url where the image is
	 */
	record ProductImage(String productId, String url) {

	}

}
