package io.inngest.spring.sample.shops;

/**
 * The owner of the store has shut us out. Trying again does not help.
 */
class AccessRevokedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	AccessRevokedException(String storeId) {
		super("Access to %s was revoked".formatted(storeId));
	}

}
