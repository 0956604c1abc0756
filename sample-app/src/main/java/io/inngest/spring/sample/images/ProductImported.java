package io.inngest.spring.sample.images;

import io.inngest.spring.annotation.InngestEvent;

/**
 * A product without an image was imported.
 *
 * @param productId the product's id
 * @param prompt what the image should show
 * @param channelId where the user waits for the image
 */
@InngestEvent("shop/product.imported")
public record ProductImported(String productId, String prompt, String channelId) {

}
