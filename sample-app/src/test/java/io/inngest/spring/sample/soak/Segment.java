package io.inngest.spring.sample.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.inngest.spring.sample.play.Player;
import io.inngest.spring.sample.play.SampleProcess;
import io.inngest.spring.sample.recorded.RecordedSample;
import io.inngest.spring.sample.soak.database.Disturbances;
import io.inngest.spring.sample.soak.database.PostgresServer;
import io.inngest.spring.sample.soak.database.SoakDatabase;
import org.awaitility.core.ConditionTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Some rounds of faults on new tables, and the peace after them in which everything has
 * to come to its end.
 */
class Segment implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Segment.class);

	private static final Duration LONGEST_END = Duration.ofMinutes(3);

	private final Counts counts = new Counts();

	private final Disturbances disturbances = new Disturbances();

	private final Player player = new Player();

	private final List<Node> nodes;

	private final Path stepLog;

	private final Traffic traffic;

	private final DatabaseFaults databaseFaults;

	private final Executor threads = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "faults");
		thread.setDaemon(true);
		return thread;
	});

	Segment(SoakDatabase database, String name, Path directory, ClassArchive classes) {
		this.stepLog = directory.resolve("steps.log");
		List<String> arguments = new ArrayList<>(SampleArguments.ALL);
		arguments.addAll(database.create(name));
		arguments.add("--%s=%s".formatted(RecordedSample.LOG, this.stepLog.toAbsolutePath()));
		this.nodes = IntStream.range(0, database.nodes())
			.mapToObj((i) -> new SampleProcess("node-" + i, directory, classes.use(), arguments))
			.map((process) -> new Node(process, this.disturbances, this.counts))
			.toList();
		this.traffic = new Traffic(this.player, this.nodes, this.counts);
		this.databaseFaults = (database instanceof PostgresServer server)
				? new DatabaseFaults(server, name, this.nodes, this.disturbances, this.traffic, this.counts) : null;
	}

	void run(List<List<Fault>> rounds, Random random) throws InterruptedException {
		start();
		this.traffic.start(random);
		for (int i = 0; i < rounds.size(); i++) {
			logger.info("  round {}", i + 1);
			inject(rounds.get(i));
		}
		this.traffic.stop();
		awaitEnd();
		for (Node node : this.nodes) {
			assertThat(node.stop(Duration.ofSeconds(40))).as("Ended in an orderly way").isTrue();
		}
	}

	private void start() {
		// The sample's own tables are made without a lock
		this.nodes.get(0).start();
		this.nodes.get(0).awaitStart();
		this.nodes.stream().skip(1).forEach(Node::start);
		this.nodes.stream().skip(1).forEach(Node::awaitStart);
	}

	private void inject(List<Fault> round) {
		Map<Integer, List<Fault>> lanes = new HashMap<>();
		round.forEach((fault) -> lanes.computeIfAbsent(fault.node(), (node) -> new ArrayList<>()).add(fault));
		CompletableFuture
			.allOf(lanes.values()
				.stream()
				.map((lane) -> CompletableFuture.runAsync(() -> lane.forEach(this::inject), this.threads))
				.toArray(CompletableFuture[]::new))
			.join();
	}

	private void inject(Fault fault) {
		try {
			logger.info("    {}", fault);
			if (fault.isForDatabase()) {
				this.databaseFaults.inject(fault);
			}
			else {
				this.nodes.get(fault.node()).inject(fault);
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void awaitEnd() {
		await().alias("All nodes are up").atMost(LONGEST_END).until(() -> this.nodes.stream().allMatch(Node::isUp));
		long from = System.nanoTime();
		try {
			await().atMost(LONGEST_END)
				.pollInterval(Duration.ofMillis(500))
				.until(() -> this.player.isOver(this.nodes.get(0).http()));
		}
		catch (ConditionTimeoutException ex) {
			// What is stored says better what is missing
			logger.error("Not everything that was accepted has ended", ex);
		}
		this.counts.count("millis until everything has ended", (System.nanoTime() - from) / 1_000_000);
	}

	Map<String, String> accepted() {
		return this.player.accepted();
	}

	Path stepLog() {
		return this.stepLog;
	}

	Counts counts() {
		return this.counts;
	}

	@Override
	public void close() {
		this.nodes.forEach(Node::close);
	}

}
