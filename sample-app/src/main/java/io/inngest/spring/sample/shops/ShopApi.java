package io.inngest.spring.sample.shops;

import java.util.List;

import io.inngest.spring.sample.outside.OutsideWorld;

import org.springframework.stereotype.Component;

/**
 * The platform that the stores are on.
 */
@Component
class ShopApi {

	private final OutsideWorld world;

	ShopApi(OutsideWorld world) {
		this.world = world;
	}

	List<String> products(String storeId) {
		this.world.call("shop-login", storeId, "login", () -> new AccessRevokedException(storeId));
		this.world.call("shop-api", storeId, "products");
		return List.of("bicycle", "bell", "basket");
	}

	String copy(String storeId, String product) {
		this.world.call("shop-copy", storeId, product);
		return product;
	}

}
