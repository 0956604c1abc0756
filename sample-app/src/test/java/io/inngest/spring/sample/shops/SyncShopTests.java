package io.inngest.spring.sample.shops;

import io.inngest.spring.sample.SituationTest;
import io.inngest.spring.test.InngestTester;
import io.inngest.spring.test.RunReport;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The failure handler that fits the error runs.
 */
@SituationTest
class SyncShopTests {

	@Autowired
	private InngestTester inngest;

	@Test
	void slackHearsOfTheStoreWhoseSyncFailed() {
		this.inngest.failStep("sync-shop", "fetch-products", 3, new IllegalStateException("no answer"));
		this.inngest.stubStep("sync-shop-failure", "post-to-slack", null);
		assertThat(this.inngest.run("sync-shop", new ShopSyncRequested("store-1"))).failed()
			.failureHandler()
			.completed()
			.ranSteps("post-to-slack");
	}

	@Test
	void slackIsAskedForAccessAfterOneAttempt() {
		this.inngest.failStep("sync-shop", "fetch-products", 1, new AccessRevokedException("store-2"));
		this.inngest.stubStep("sync-shop-failure", "ask-for-access-on-slack", null);
		RunReport run = this.inngest.run("sync-shop", new ShopSyncRequested("store-2"));
		assertThat(run).failedWith(AccessRevokedException.class).hasStepAttempts("fetch-products", 1);
		assertThat(run).failureHandler().completed().ranSteps("ask-for-access-on-slack");
	}

	@Test
	void productsAreCopied() {
		assertThat(this.inngest.run("sync-shop", new ShopSyncRequested("store-3"))).completedWith(3)
			.ranSteps("fetch-products", "copy-product", "copy-product:1", "copy-product:2");
	}

}
