package io.inngest.spring.function.argument;

import java.util.List;

/**
 * Checks data after it was bound.
 */
@FunctionalInterface
public interface DataValidator {

	/** Accepts everything. */
	DataValidator NONE = (data) -> List.of();

	/**
	 * Checks data.
	 * @param data the data
	 * @return what is wrong, each with its path; empty if nothing is
	 */
	List<String> violations(Object data);

}
