package io.inngest.spring.autoconfigure.engine;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * There are functions but nothing to run them with.
 */
class EngineUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Missing missing;

	EngineUnavailableException(Missing missing, int functions) {
		super("The application has Inngest functions (%d), but the embedded engine, which runs them, lacks %s"
			.formatted(functions, missing.description()));
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
		JPA("Spring Data JPA with Hibernate, which it reads its tables with"),

		/** There is no data source. */
		DATA_SOURCE("a DataSource, which it stores events, runs and steps in");

		private static final List<String> JPA_CLASSES = List.of("org.springframework.jdbc.core.JdbcTemplate",
				"jakarta.persistence.EntityManagerFactory",
				"org.springframework.data.jpa.repository.support.JpaRepositoryFactory",
				"org.hibernate.jpa.HibernatePersistenceProvider");

		private final String description;

		Missing(String description) {
			this.description = description;
		}

		static Missing find(@Nullable ClassLoader classLoader) {
			return JPA_CLASSES.stream().allMatch((name) -> ClassUtils.isPresent(name, classLoader)) ? DATA_SOURCE : JPA;
		}

		String description() {
			return this.description;
		}

	}

}
