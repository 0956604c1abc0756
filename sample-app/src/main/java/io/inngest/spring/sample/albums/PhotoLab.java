package io.inngest.spring.sample.albums;

import java.util.List;

import io.inngest.spring.sample.outside.OutsideWorld;

import org.springframework.stereotype.Component;

/**
 * Makes photos smaller and keeps them.
 */
@Component
class PhotoLab {

	private final OutsideWorld world;

	PhotoLab(OutsideWorld world) {
		this.world = world;
	}

	String resize(String albumId, String photo) {
		this.world.call("resizer-of-" + photo, albumId, photo);
		return photo + "-small";
	}

	String store(String albumId, String photo) {
		this.world.call("storage", albumId, photo);
		return "https://photos.example/%s/%s.jpg".formatted(albumId, photo);
	}

	void publish(String albumId, List<String> urls) {
		this.world.call("album", albumId, "%d photos".formatted(urls.size()));
	}

}
