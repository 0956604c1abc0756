package io.inngest.spring.sample.albums;

import java.util.List;

import io.inngest.spring.annotation.InngestEvent;

/**
 * Somebody has uploaded photos.
 *
 * @param albumId the album that they are for
 * @param photos the names of the photos
 */
@InngestEvent("albums/photos.uploaded")
public record PhotosUploaded(String albumId, List<String> photos) {

}
