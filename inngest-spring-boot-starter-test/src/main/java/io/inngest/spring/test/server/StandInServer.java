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
import org.jspecify.annotations.Nullable;
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

	private final StandInSettings settings;

	private final Clock clock;

	private final Supplier<ServeEndpoint> endpoint;

	private KnownResults knownResults = (run, step) -> null;

	private World world;

	private boolean registered;

	private boolean repeatsCalls;

	/**
	 * Creates a server.
	 * @param settings its settings
	 * @param clock its clock
	 * @param endpoint the application's serve endpoint
	 */
	public StandInServer(StandInSettings settings, Clock clock, Supplier<ServeEndpoint> endpoint) {
		this.settings = settings;
		this.clock = clock;
		this.endpoint = endpoint;
		this.repeatsCalls = settings.repeatsCalls();
		this.world = newWorld();
	}

	private World newWorld() {
		Timetable timetable = new Timetable(this.clock);
		EventStream events = new EventStream(timetable);
		StepOps ops = new StepOps(timetable, events.runs(), events.waits(),
				(run, step) -> this.knownResults.resultOf(run, step));
		return new World(timetable, events, new Calls(this.endpoint, timetable, () -> this.repeatsCalls), ops,
				new Answers(this.settings, timetable, events.runs(), ops));
	}

	/**
	 * Forgets all events and runs, the functions and the gateway.
	 */
	public void reset() {
		this.world = newWorld();
		this.registered = false;
		this.repeatsCalls = this.settings.repeatsCalls();
	}

	/**
	 * Makes each call twice from now on, as by a network that delivers it twice. The
	 * second answer is compared with the first and dropped.
	 */
	public void repeatCalls() {
		this.repeatsCalls = true;
	}

	/**
	 * Sets what makes the requests that functions let the server make.
	 * @param gateway the gateway
	 */
	public void gateway(Gateway gateway) {
		this.world.ops().gateway(gateway);
	}

	/**
	 * Sets what gives results to requests without their being made.
	 * @param knownResults the results
	 */
	public void knownResults(KnownResults knownResults) {
		this.knownResults = knownResults;
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
		return this.world.events().accept(event);
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
		this.world.events().register(registration.required("functions"));
	}

	/**
	 * Does the next thing that is due.
	 * @return whether there was one
	 */
	public boolean runNext() {
		Optional<Timetable.Job> job = this.world.timetable().take();
		job.ifPresent(this::run);
		if (job.isEmpty()) {
			this.world.events().runs().all().forEach(this::requireNotHanging);
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
		this.world.answers().take(job, this.world.calls().call(job));
	}

	private void requireNotHanging(ServerRun run) {
		if (!run.hasEnded() && !this.world.timetable().has(run)) {
			throw new AssertionError("Nothing is left to do for %s, which has not ended: on a server it would hang%n%s"
				.formatted(run, String.join("\n", run.trace())));
		}
	}

	/**
	 * Returns when there is something to do.
	 * @return the time; empty if nothing is left to do
	 */
	public Optional<Instant> nextDue() {
		return this.world.timetable().nextDue();
	}

	/**
	 * Cancels a run; one that has ended stays as it is.
	 * @param runId the run's id
	 * @throws IllegalArgumentException if there is no such run
	 */
	public void cancel(String runId) {
		ServerRun run = this.world.events().runs().find(runId);
		if (run == null) {
			throw new IllegalArgumentException("There is no run '" + runId + "' to cancel");
		}
		this.world.events().runs().cancel(run);
	}

	/**
	 * Sends a signal.
	 * @param signal the signal's name
	 * @param data what to give to the run that waits for it
	 * @return the run's id
	 * @throws SignalNotFoundException if no run waits for it
	 */
	public String sendSignal(String signal, JsonNode data) {
		ServerRun run = this.world.events().waits().signalled(signal, data);
		if (run == null) {
			throw new SignalNotFoundException(signal);
		}
		return run.id();
	}

	void checkpoint(String runId, byte[] body) {
		ServerRun run = this.world.events().runs().find(runId);
		if (run != null && !run.hasEnded()) {
			this.world.ops().checkpoint(run, JsonMapper.shared().readTree(body).path("steps"));
		}
	}

	/**
	 * Returns the runs.
	 * @return all of them, in the order in which they have started
	 */
	public List<ServerRun> runs() {
		return this.world.events().runs().all();
	}

	/**
	 * Returns the events.
	 * @return all of them, the server's own included, in the order in which they came
	 */
	public List<ServerEvent> events() {
		return this.world.events().all();
	}

	/**
	 * Returns what a run waits for.
	 * @param run the run
	 * @return each thing that is to be done for it, now or later
	 */
	public List<Pending> pending(ServerRun run) {
		return this.world.timetable()
			.of(run)
			.stream()
			.map((job) -> new Pending((job.action() != null) ? job.step() : null, job.due()))
			.toList();
	}

	/**
	 * What is to be done for a run.
	 *
	 * @param step the step that is over then, if nothing comes before; {@code null} for a
	 * call
	 * @param due when
	 */
	public record Pending(@Nullable String step, Instant due) {

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
	 * Gives results to requests without their being made.
	 */
	@FunctionalInterface
	public interface KnownResults {

		/**
		 * Returns what a request comes to.
		 * @param run the run
		 * @param step the step's hash
		 * @return the result; {@code null} to make the request
		 * @throws Exception what the request fails with
		 */
		@Nullable JsonNode resultOf(ServerRun run, String step) throws Exception;

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

	private record World(Timetable timetable, EventStream events, Calls calls, StepOps ops, Answers answers) {

	}

}
