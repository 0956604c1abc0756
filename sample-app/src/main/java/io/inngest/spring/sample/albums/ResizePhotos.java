package io.inngest.spring.sample.albums;

import java.util.List;
import java.util.Optional;

import io.inngest.spring.Step;
import io.inngest.spring.StepBranch;
import io.inngest.spring.annotation.InngestFunction;

/**
 * Makes all photos of an album smaller, side by side. A branch holds the two steps of a
 * photo, each named after it. A photo that cannot be read is left out.
 */
@InngestFunction(id = "resize-photos", event = "albums/photos.uploaded", retries = 2)
class ResizePhotos {

	private final PhotoLab lab;

	ResizePhotos(PhotoLab lab) {
		this.lab = lab;
	}

	List<String> run(PhotosUploaded upload, Step step) {
		List<StepBranch<Optional<String>>> branches = upload.photos()
			.stream()
			.<StepBranch<Optional<String>>>map((photo) -> () -> resize(upload.albumId(), photo, step))
			.toList();
		List<String> urls = step.<Optional<String>>parallel(branches).stream().flatMap(Optional::stream).toList();
		step.run("publish-album", () -> this.lab.publish(upload.albumId(), urls));
		return urls;
	}

	private Optional<String> resize(String albumId, String photo, Step step) {
		return step.attempt("resize-" + photo, () -> this.lab.resize(albumId, photo))
			.ignoreError()
			.map((small) -> step.run("store-" + photo, () -> this.lab.store(albumId, small)));
	}

}
