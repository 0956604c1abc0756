package io.inngest.spring.sample.albums;

import java.util.List;

import io.inngest.spring.sample.SituationTest;
import io.inngest.spring.test.InngestTester;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Three photos, side by side.
 */
@SituationTest
class ResizePhotosTests {

	@Autowired
	private InngestTester inngest;

	@Test
	void photoThatCannotBeReadIsLeftOut() {
		this.inngest.failStep("resize-photos", "resize-beach", 3, new IllegalStateException("unreadable"));
		assertThat(this.inngest.run("resize-photos", new PhotosUploaded("a1", List.of("harbour", "beach", "tram"))))
			.completedWith(
					List.of("https://photos.example/a1/harbour-small.jpg", "https://photos.example/a1/tram-small.jpg"))
			.ranStepsInAnyOrder("resize-harbour", "resize-beach", "resize-tram", "store-harbour", "store-tram",
					"publish-album");
		this.inngest.assertDeterministic();
	}

}
