package io.inngest.spring.sample.recorded;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.Inngest;
import io.inngest.spring.engine.query.RunQueries;
import io.inngest.spring.engine.query.RunView;
import io.inngest.spring.sample.outside.Script;
import io.inngest.spring.sample.outside.Scripts;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * What the sample does not offer to its users.
 */
class BackDoor {

	private static final int ALL = 10000;

	private final Inngest inngest;

	private final Scripts scripts;

	private final RunQueries queries;

	BackDoor(Inngest inngest, Scripts scripts, RunQueries queries) {
		this.inngest = inngest;
		this.scripts = scripts;
		this.queries = queries;
	}

	/** Starts a contrived function as others are started. */
	ServerResponse start(ServerRequest request) throws Exception {
		Start start = request.body(Start.class);
		this.scripts.add(start.subject(), new Script(start.failures(), start.latency()));
		List<String> ids = this.inngest
			.send(Event.of("contrived/" + request.pathVariable("name"), Map.of("subject", start.subject())))
			.ids();
		return ServerResponse.status(HttpStatus.ACCEPTED).body(Map.of("eventIds", ids));
	}

	/** Tells what the runs that wait have been started with. */
	ServerResponse waiting(ServerRequest request) {
		return ServerResponse.ok()
			.body(this.queries.latest(ALL)
				.stream()
				.filter((run) -> run.status() == RunView.Status.WAITING)
				.map((run) -> run.event().data())
				.toList());
	}

	/**
	 * What is sent along.
	 *
	 * @param subject what it is about
	 * @param failures how many calls fail before one succeeds
	 * @param latency how long each call takes
	 */
	record Start(String subject, Map<String, Integer> failures, Duration latency) {

	}

}
