package io.inngest.spring.autoconfigure;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files in our own {@code META-INF}, of which the class path has many.
 */
final class Metadata {

	private Metadata() {
	}

	static String read(String name) throws IOException {
		try {
			Path classes = Path.of(InngestProperties.class.getProtectionDomain().getCodeSource().getLocation().toURI());
			return Files.readString(classes.resolve("META-INF").resolve(name));
		}
		catch (URISyntaxException ex) {
			throw new IOException(ex);
		}
	}

}
