package io.inngest.spring.engine.event;

import io.inngest.spring.engine.store.StoredEvent;
import io.inngest.spring.function.FunctionDefinition;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Starts functions that an event triggers.
 */
public interface RunStarter {

	/**
	 * Starts a function, unless something speaks against it.
	 * @param jdbc the transaction to do it in
	 * @param function the function
	 * @param event the event
	 */
	void start(JdbcOperations jdbc, FunctionDefinition function, StoredEvent event);

}
