package io.inngest.spring.sample.web;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A situation that can be started.
 *
 * @param name the name in the URL
 * @param subject what it is about, such as a product
 * @param title what happens, in a line
 * @param failures how many calls fail, by service, unless the request says otherwise
 * @param actions what may be done about the subject meanwhile, each the end of a URL
 * @param payload makes the event's payload for a subject, such as {@code product-1a2b3c}
 */
record Situation(String name, String subject, String title, Map<String, Integer> failures, List<String> actions,
		@JsonIgnore Function<String, Object> payload) {

	Situation(String name, String subject, String title, Map<String, Integer> failures,
			Function<String, Object> payload) {
		this(name, subject, title, failures, List.of(), payload);
	}

}
