package io.inngest.spring.function.declaration;

import java.util.List;

import io.inngest.spring.function.InvalidFunctionException;

/**
 * What a mistake is about, and where to find it.
 *
 * @param subject what is declared, such as {@code Function 'import-images'}; begins a
 * sentence
 * @param location where it is declared
 */
public record Origin(String subject, String location) {

	/**
	 * Returns the exception for a mistake.
	 * @param problem what is wrong, going on after the subject
	 * @param action how to mend it, as a sentence
	 * @return the exception
	 */
	public InvalidFunctionException mistake(String problem, String action) {
		return new InvalidFunctionException(this.subject + " " + problem + ".", List.of(this.location), action);
	}

	/**
	 * Returns the same subject in another place.
	 * @param location where it is declared
	 * @return the origin
	 */
	public Origin at(String location) {
		return new Origin(this.subject, location);
	}

}
