package io.inngest.spring.sample.outside;

/**
 * A service did not answer. Trying again may help.
 */
public class ServiceUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ServiceUnavailableException(String service, String subject) {
		super("%s did not answer for %s".formatted(service, subject));
	}

}
