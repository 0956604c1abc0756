package io.inngest.spring.sample.web;

import io.inngest.spring.InvalidEventException;
import tools.jackson.core.JacksonException;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Says what is wrong with a request in the form of RFC 9457.
 */
@RestControllerAdvice
class Problems {

	@ExceptionHandler
	ProblemDetail invalidEvent(InvalidEventException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, ex.getMessage());
	}

	@ExceptionHandler
	ProblemDetail dataDoesNotFit(JacksonException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
				"'data' does not fit the event's payload: " + ex.getOriginalMessage());
	}

	@ExceptionHandler
	ProblemDetail subjectIsTaken(DuplicateKeyException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
				"A situation with this 'subject' was started before; leave it out, or choose another");
	}

}
