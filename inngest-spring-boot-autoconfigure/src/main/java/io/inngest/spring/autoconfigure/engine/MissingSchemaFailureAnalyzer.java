package io.inngest.spring.autoconfigure.engine;

import io.inngest.spring.engine.store.MissingSchemaException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says how the engine's tables can be created.
 */
class MissingSchemaFailureAnalyzer extends AbstractFailureAnalyzer<MissingSchemaException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingSchemaException cause) {
		String description = (cause.found() == 0) ? "The database has no tables of the embedded Inngest engine."
				: "The tables of the embedded Inngest engine have version %d, but this version needs %d."
					.formatted(cause.found(), cause.needed());
		String action = """
				Do one of the following:

				    - set inngest.schema.initialize=always to have them created and updated at start-up
				    - copy the scripts from %d on, in the jar at io/inngest/spring/engine/store/%s/, to the \
				migrations of the application""".formatted(cause.found() + 1, cause.database());
		return new FailureAnalysis(description, action, cause);
	}

}
