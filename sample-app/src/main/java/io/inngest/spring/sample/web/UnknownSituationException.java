package io.inngest.spring.sample.web;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * There is no situation of that name.
 */
class UnknownSituationException extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	UnknownSituationException(String name, List<Situation> known) {
		super(HttpStatus.NOT_FOUND, problem(name, known), null);
	}

	private static ProblemDetail problem(String name, List<Situation> known) {
		String names = known.stream().map(Situation::name).collect(Collectors.joining(", "));
		return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND,
				"There is no situation '%s'; there are %s".formatted(name, names));
	}

}
