package io.inngest.spring.sample.soak;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import io.inngest.spring.sample.play.Scenario;
import io.inngest.spring.sample.soak.database.Disturbances;
import io.inngest.spring.sample.soak.database.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Takes the database away, and looks at how nodes that nothing else happens to take it.
 */
class DatabaseFaults {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	/** The engine says so once a claim has waited for a connection in vain. */
	private static final int LONG_ENOUGH_TO_NOTICE = 2500;

	private final PostgresServer server;

	private final String name;

	private final List<Node> nodes;

	private final Disturbances disturbances;

	private final Traffic traffic;

	private final Counts counts;

	DatabaseFaults(PostgresServer server, String name, List<Node> nodes, Disturbances disturbances, Traffic traffic,
			Counts counts) {
		this.server = server;
		this.name = name;
		this.nodes = nodes;
		this.disturbances = disturbances;
		this.traffic = traffic;
		this.counts = counts;
	}

	void inject(Fault fault) throws InterruptedException {
		TimeUnit.MILLISECONDS.sleep(fault.delay());
		this.disturbances.begin();
		try {
			if (fault.kind() == Fault.Kind.CUT) {
				this.counts.count("connections cut", this.server.cut(this.name, fault.length()));
			}
			else {
				restart(fault);
			}
			this.counts.count(fault.kind().plural());
		}
		finally {
			this.disturbances.end();
		}
	}

	private void restart(Fault fault) throws InterruptedException {
		Map<Node, Integer> calm = new TreeMap<>((one, other) -> this.nodes.indexOf(one) - this.nodes.indexOf(other));
		this.nodes.forEach((node) -> node.calmEra().ifPresent((era) -> calm.put(node, era)));
		this.server.stop(fault.twice() ? "immediate" : "fast");
		this.counts.count(fault.twice() ? "restarts after a crash" : "restarts after a shutdown");
		long stopped = System.nanoTime();
		calm.keySet().forEach(this::assertRefuses);
		if (fault.length() > LONG_ENOUGH_TO_NOTICE) {
			calm.forEach((node, era) -> awaitHealth(node, era, Node::isDown, "says that the database is away"));
		}
		TimeUnit.NANOSECONDS.sleep(fault.length() * 1_000_000L - (System.nanoTime() - stopped));
		this.server.start();
		calm.forEach((node, era) -> awaitHealth(node, era, Node::isUp, "says that all is well again"));
	}

	private void assertRefuses(Node node) {
		assertThat(this.traffic.start(node, Scenario.ALL.get(0)))
			.as("The id of an event that was accepted without a database")
			.isNull();
	}

	/** Waits for what a node has to say, unless something else happens to it. */
	private void awaitHealth(Node node, int era, Predicate<Node> health, String what) {
		long from = System.nanoTime();
		await().alias("Node %d %s".formatted(this.nodes.indexOf(node), what))
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(100))
			.until(() -> !node.isStillIn(era) || health.test(node));
		if (node.isStillIn(era)) {
			this.counts.count("times that a node " + what);
			this.counts.count("millis until a node " + what, (System.nanoTime() - from) / 1_000_000);
		}
	}

}
