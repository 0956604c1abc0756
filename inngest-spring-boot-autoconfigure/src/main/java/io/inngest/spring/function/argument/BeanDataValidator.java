package io.inngest.spring.function.argument;

import java.util.List;

import jakarta.validation.Validator;

/**
 * Checks data with Bean Validation.
 */
public class BeanDataValidator implements DataValidator {

	private final Validator validator;

	/**
	 * Creates the validator.
	 * @param validator the application's
	 */
	public BeanDataValidator(Validator validator) {
		this.validator = validator;
	}

	@Override
	public List<String> violations(Object data) {
		return this.validator.validate(data)
			.stream()
			.map((violation) -> violation.getPropertyPath() + " " + violation.getMessage())
			.sorted()
			.toList();
	}

}
