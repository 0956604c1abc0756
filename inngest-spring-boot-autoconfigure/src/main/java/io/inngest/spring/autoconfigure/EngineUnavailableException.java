package io.inngest.spring.autoconfigure;

/**
 * There are functions but nothing to run them with.
 */
class EngineUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Missing missing;

	EngineUnavailableException(Missing missing, int functions) {
		super("There are %d Inngest functions, but the embedded engine lacks %s".formatted(functions,
				missing.description));
		this.missing = missing;
	}

	Missing missing() {
		return this.missing;
	}

	/**
	 * What the engine lacks.
	 */
	enum Missing {

		/** Spring Data JPA is not on the class path. */
		JPA("Spring Data JPA, which it reads its tables with"),

		/** There is no data source. */
		DATA_SOURCE("a DataSource, which it stores events, runs and steps in");

		private final String description;

		Missing(String description) {
			this.description = description;
		}

	}

}
