package io.inngest.spring.sample.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The runs are not in the application's database, since an Inngest server drives them.
 */
class RunsElsewhereException extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	RunsElsewhereException() {
		super(HttpStatus.NOT_FOUND, ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND,
				"The Inngest server drives the runs and shows them"), null);
	}

}
