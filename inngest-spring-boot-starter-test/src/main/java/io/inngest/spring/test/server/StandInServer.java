package io.inngest.spring.test.server;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.inngest.spring.SignalNotFoundException;
import io.inngest.spring.serve.ServeEndpoint;
import io.inngest.spring.serve.ServeRequest;
import io.inngest.spring.serve.ServeResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stand-in for an Inngest server inside of the application: has the functions
 * registered, takes events, and calls the functions through the serve endpoint, one call
 * after the other and only when asked. What would make a real server wait for ever is an
 * {@link AssertionError} here.
 */
public final class StandInServer {

	private static final URI ENDPOINT = URI.create("http://localhost:8080/api/inngest");

	private static final int TOO_MANY_CALLS = 5_000;

	private final Supplier<ServeEndpoint> endpoint;

	private final Timetable timetable;

	private final EventStream events;

	private final Calls calls;

	private final StepOps ops;

	private final Answers answers;

	private boolean registered;

	/**
	 * Creates a server.
	 * @param settings its settings
	 * @param clock its clock
	 * @param endpoint the application's serve endpoint
	 */
	public StandInServer(StandInSettings settings, Clock clock, Supplier<ServeEndpoint> endpoint) {
		this.endpoint = endpoint;
		this.timetable = new Timetable(clock);
		this.events = new EventStream(this.timetable);
		this.calls = new Calls(endpoint, this.timetable, settings.repeatsCalls());
		this.ops = new StepOps(this.timetable, this.events.runs(), this.events.waits());
		this.answers = new Answers(settings, this.timetable, this.events.runs(), this.ops);
	}

	/**
	 * Sets what makes the requests that functions let the server make.
	 * @param gateway the gateway
	 */
	public void gateway(Gateway gateway) {
		this.ops.gateway(gateway);
	}

	/**
	 * Takes an event.
	 * @param event the event, as it is sent to a server
	 * @return the server's id of the event
	 */
	public String send(JsonNode event) {
		if (!this.registered) {
			askForRegistration();
		}
		return this.events.accept(event);
	}

	private void askForRegistration() {
		ServeResponse response = this.endpoint.get()
			.handle(new ServeRequest("PUT", ENDPOINT, Map.of(), Map.of("x-inngest-server-kind", "dev"), new byte[0]));
		if (response.status() != 200 || !this.registered) {
			throw new AssertionError("The application has not registered its functions: %d %s"
				.formatted(response.status(), new String(response.body(), StandardCharsets.UTF_8)));
		}
	}

	/**
	 * Takes a registration.
	 * @param registration what an application tells of itself
	 */
	void register(JsonNode registration) {
		this.registered = true;
		this.events.register(registration.required("functions"));
	}

	/**
	 * Does the next thing that is due.
	 * @return whether there was one
	 */
	public boolean runNext() {
		Optional<Timetable.Job> job = this.timetable.take();
		job.ifPresent(this::run);
		if (job.isEmpty()) {
			this.events.runs().all().forEach(this::requireNotHanging);
		}
		return job.isPresent();
	}

	private void run(Timetable.Job job) {
		Runnable action = job.action();
		if (action != null) {
			action.run();
			return;
		}
		if (job.run().trace().size() > TOO_MANY_CALLS) {
			throw new AssertionError("There is no end to the calls of " + job.run());
		}
		this.answers.take(job, this.calls.call(job));
	}

	private void requireNotHanging(ServerRun run) {
		if (!run.hasEnded() && !this.timetable.has(run)) {
			throw new AssertionError("Nothing is left to do for %s, which has not ended: on a server it would hang%n%s"
				.formatted(run, String.join("\n", run.trace())));
		}
	}

	/**
	 * Returns when there is something to do.
	 * @return the time; empty if nothing is left to do
	 */
	public Optional<Instant> nextDue() {
		return this.timetable.nextDue();
	}

	/**
	 * Cancels a run; one that has ended stays as it is.
	 * @param runId the run's id
	 * @throws IllegalArgumentException if there is no such run
	 */
	public void cancel(String runId) {
		ServerRun run = this.events.runs().find(runId);
		if (run == null) {
			throw new IllegalArgumentException("There is no run '" + runId + "' to cancel");
		}
		this.events.runs().cancel(run);
	}

	/**
	 * Sends a signal.
	 * @param signal the signal's name
	 * @param data what to give to the run that waits for it
	 * @return the run's id
	 * @throws SignalNotFoundException if no run waits for it
	 */
	public String sendSignal(String signal, JsonNode data) {
		ServerRun run = this.events.waits().signalled(signal, data);
		if (run == null) {
			throw new SignalNotFoundException(signal);
		}
		return run.id();
	}

	void checkpoint(String runId, byte[] body) {
		ServerRun run = this.events.runs().find(runId);
		if (run != null && !run.hasEnded()) {
			this.ops.checkpoint(run, JsonMapper.shared().readTree(body).path("steps"));
		}
	}

	/**
	 * Returns the runs.
	 * @return all of them, in the order in which they have started
	 */
	public List<ServerRun> runs() {
		return this.events.runs().all();
	}

	/**
	 * Returns the events.
	 * @return all of them, the server's own included, in the order in which they came
	 */
	public List<ServerEvent> events() {
		return this.events.all();
	}

	/**
	 * Makes the requests that functions let the server make.
	 */
	@FunctionalInterface
	public interface Gateway {

		/**
		 * Makes a request.
		 * @param request what is asked for, with {@code url}, {@code method},
		 * {@code headers} and {@code body}
		 * @return the answer
		 * @throws IOException if there was no answer
		 */
		Reply exchange(JsonNode request) throws IOException;

	}

	/**
	 * An answer to a request of a function.
	 *
	 * @param status the status
	 * @param headers the headers by name
	 * @param body the body
	 */
	public record Reply(int status, Map<String, String> headers, String body) {

	}

}
