package io.inngest.spring.sample.shops;

import io.inngest.spring.annotation.InngestEvent;

/**
 * The products of a store shall be brought up to date.
 *
 * @param storeId the store's id
 */
@InngestEvent("shop/sync.requested")
public record ShopSyncRequested(String storeId) {

}
