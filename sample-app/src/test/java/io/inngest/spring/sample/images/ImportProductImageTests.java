package io.inngest.spring.sample.images;

import io.inngest.spring.sample.SituationTest;
import io.inngest.spring.sample.outside.OutsideCall;
import io.inngest.spring.sample.outside.OutsideCalls;
import io.inngest.spring.test.InngestTester;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One model fails, another takes over.
 */
@SituationTest
class ImportProductImageTests {

	@Autowired
	private InngestTester inngest;

	@Autowired
	private OutsideCalls calls;

	@Test
	void midjourneyTakesOverAndTheUserIsTold() {
		this.inngest.failStep("import-product-image", "generate-image-dall-e", 3, new IllegalStateException("down"));
		assertThat(this.inngest.run("import-product-image", new ProductImported("p1", "a bicycle", "channel-7")))
			.completedWith(new ImportProductImage.ProductImage("p1", "https://midjourney.example/p1.png"))
			.ranSteps("generate-image-dall-e", "generate-image-midjourney", "notify-user")
			.hasStepAttempts("generate-image-dall-e", 3);
	}

	@Test
	void imageIsGeneratedByTheFirstModelOnceItIsBack() {
		this.inngest.failStep("import-product-image", "generate-image-dall-e", 2, new IllegalStateException("down"));
		assertThat(this.inngest.run("import-product-image", new ProductImported("p2", "a bell", "channel-7")))
			.ranSteps("generate-image-dall-e", "notify-user")
			.completed();
	}

	@Test
	void neitherModelIsAskedTwiceAfterCrashes() {
		this.inngest.failStep("import-product-image", "generate-image-dall-e", 3, new IllegalStateException("down"));
		this.inngest.crashAfter("import-product-image", "generate-image-midjourney");
		this.inngest.crashAfter("import-product-image", "notify-user");
		assertThat(this.inngest.run("import-product-image", new ProductImported("p3", "a basket", "channel-7")))
			.completed();
		assertThat(this.calls.about("p3")).extracting(OutsideCall::service).containsExactly("midjourney", "pusher");
	}

}
