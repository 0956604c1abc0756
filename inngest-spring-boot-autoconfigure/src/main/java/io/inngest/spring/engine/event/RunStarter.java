package io.inngest.spring.engine.event;

import java.util.List;

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

	/**
	 * Stores an event and starts the functions that it triggers in one statement, where
	 * nothing can speak against it and the database can.
	 * @param functions the functions
	 * @param event the event, which is not stored yet
	 * @return {@code false} if nothing was done
	 */
	boolean storeAndStart(List<FunctionDefinition> functions, StoredEvent event);

}
