package io.inngest.spring.engine.journal;

import java.time.Clock;
import java.time.Duration;

import io.inngest.spring.engine.event.EventIntake;
import io.inngest.spring.engine.queue.RunQueue;
import io.inngest.spring.engine.queue.StopSignal;
import io.inngest.spring.engine.queue.WakeUp;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.engine.store.GroupCommit;
import io.inngest.spring.engine.wait.Signals;
import io.inngest.spring.engine.wait.WaitRegistration;
import io.inngest.spring.engine.wait.WaitTable;
import io.inngest.spring.execution.Journal;
import io.inngest.spring.execution.request.HttpGateway;
import io.inngest.spring.function.FunctionRegistry;

/**
 * What the journals of all calls share.
 *
 * @param database the database
 * @param steps the step table
 * @param commits stores finished steps that are stored alone
 * @param queue the queue, which holds the leases
 * @param intake takes the events that steps send
 * @param wakeUp to be called when such events are stored
 * @param stop asks calls to come to a stop
 * @param slice how long a call may go on from step to step
 * @param functions the application's functions
 * @param sideBySide what bodies of parallel steps run on
 * @param patience says again what was not answered
 * @param waiting what is there for steps that wait
 * @param gateway makes the requests of steps
 */
public record JournalContext(Database database, StepTable steps, GroupCommit<StepRow> commits, RunQueue queue,
		EventIntake intake, WakeUp wakeUp, StopSignal stop, Duration slice, FunctionRegistry functions,
		Journal.SideBySide sideBySide, Patience patience, Waiting waiting, HttpGateway gateway) {

	/**
	 * What is there for steps that wait.
	 *
	 * @param table the table of what runs wait for
	 * @param registration stores what runs wait for
	 * @param settlement makes steps of what is over
	 * @param signals sends signals
	 * @param sagas marks runs that have come to a saga
	 * @param clock tells the current time
	 */
	public record Waiting(WaitTable table, WaitRegistration registration, Settlement settlement, Signals signals,
			SagaMarks sagas, Clock clock) {

	}

}
