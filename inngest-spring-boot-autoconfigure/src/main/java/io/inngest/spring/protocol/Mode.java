package io.inngest.spring.protocol;

/**
 * Which engine drives the application's functions.
 */
public enum Mode {

	/** The embedded engine, in the application's own database. */
	EMBEDDED,

	/** An Inngest Dev Server: nothing is signed. */
	DEV,

	/** Inngest Cloud or a self-hosted Inngest server: everything is signed. */
	CLOUD

}
