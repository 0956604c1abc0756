package io.inngest.spring.engine.store;

import org.springframework.util.Assert;

/**
 * Names of what stored payloads were written with. Each row bears one, so that another
 * can be introduced beside it.
 */
public final class Serializers {

	/** JSON text. */
	public static final String JSON = "json";

	private Serializers() {
	}

	/**
	 * Refuses payloads that this version cannot read.
	 * @param name the name found in a row
	 */
	public static void requireJson(String name) {
		Assert.state(JSON.equals(name), () -> "The row was written with serializer '" + name
				+ "', which this version of the engine does not know. Run it with the version that wrote it");
	}

}
