package io.inngest.spring.serve.replay.functions;

/**
 * Data of the recorded events.
 */
final class Payloads {

	private Payloads() {
	}

	/** Data of {@code shop/product.imported}. */
	record Product(String id, String prompt, String channelId) {

	}

	/** Data of {@code shop/order.placed}. */
	record Order(String orderId, String sku, int qty, double total) {

	}

	/** Data of {@code shop/ping}. */
	record Ping(int n) {

	}

	/** Data of {@code shop/subscription.changed}. */
	record Subscription(String userId, String plan) {

	}

}
