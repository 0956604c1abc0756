package io.inngest.spring.sample.shops;

import java.util.List;

import io.inngest.spring.FailureEvent;
import io.inngest.spring.Step;
import io.inngest.spring.TypeRef;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnFailure;

/**
 * Copies a store's products. Of its two failure handlers the one runs that fits the error
 * best, as with {@code @ExceptionHandler}; both know the store from the original event.
 */
@InngestFunction(id = "sync-shop", event = "shop/sync.requested", retries = 2,
		nonRetriable = AccessRevokedException.class)
class SyncShop {

	private final ShopApi shop;

	private final SlackWebhook slack;

	SyncShop(ShopApi shop, SlackWebhook slack) {
		this.shop = shop;
		this.slack = slack;
	}

	int run(ShopSyncRequested request, Step step) {
		String storeId = request.storeId();
		List<String> products = step.run("fetch-products", new TypeRef<List<String>>() {
		}, () -> this.shop.products(storeId));
		for (String product : products) {
			step.run("copy-product", () -> this.shop.copy(storeId, product));
		}
		return products.size();
	}

	@OnFailure
	void syncFailed(FailureEvent<ShopSyncRequested> failure, Step step) {
		String storeId = failure.event().data().storeId();
		step.run("post-to-slack",
				() -> this.slack.post(storeId, "Sync of %s failed: %s".formatted(storeId, failure.error().message())));
	}

	@OnFailure(error = AccessRevokedException.class)
	void accessRevoked(FailureEvent<ShopSyncRequested> failure, Step step) {
		String storeId = failure.event().data().storeId();
		step.run("ask-for-access-on-slack",
				() -> this.slack.post(storeId, "Please ask the owner of %s to let us in again".formatted(storeId)));
	}

}
