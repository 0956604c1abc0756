package io.inngest.spring.test;

/**
 * What functions run on in a test.
 */
public enum TestEngine {

	/** The engine inside the application, on its database. */
	EMBEDDED,

	/**
	 * A stand-in for an Inngest server, which calls the functions through the
	 * application's serve endpoint, without a network.
	 */
	SERVER

}
