package io.inngest.spring.sample.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * There is no run of that id.
 */
class UnknownRunException extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	UnknownRunException(String id) {
		super(HttpStatus.NOT_FOUND,
				ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "There is no run '%s'".formatted(id)), null);
	}

}
