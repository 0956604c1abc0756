package io.inngest.spring.sample.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.inngest.spring.sample.check.BodiesCheck;
import io.inngest.spring.sample.check.RunsCheck;
import io.inngest.spring.sample.check.StoredRuns;
import io.inngest.spring.sample.check.ValuesCheck;
import io.inngest.spring.sample.play.Player;
import io.inngest.spring.sample.play.SampleProcess;
import io.inngest.spring.sample.recorded.RecordedSample;
import io.inngest.spring.sample.recorded.StepLog;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Kills the sample at random moments while all situations are under way, again and again,
 * and then looks at what is stored and at what the steps have done. To repeat a run, or
 * to kill more often: {@code -Dkill.seed=… -Dkill.count=…}.
 */
class KillAndRestartIntegrationTests {

	private static final Logger logger = LoggerFactory.getLogger(KillAndRestartIntegrationTests.class);

	private static final long SEED = Long.getLong("kill.seed", System.nanoTime());

	private static final int KILLS = Integer.getInteger("kill.count", 13);

	/** Longer than all situations take when nobody disturbs them. */
	private static final int LONGEST_LIFE_MILLIS = 4000;

	/** About as long as the sample takes to start. */
	private static final int LONGEST_START_MILLIS = 4000;

	private static final List<String> HASTE = List.of("--inngest.embedded.retry.delays=200ms",
			"--inngest.embedded.retry.jitter=50ms", "--inngest.embedded.lease=2s",
			"--inngest.embedded.poll-interval=200ms", "--spring.main.banner-mode=off");

	/** Kills use up attempts; handlers have two, and some services fail themselves. */
	private static final List<String> PATIENCE = Stream
		.of("sync-shop-failure", "check-subscription-failure", "hold-seats-cancelled", "report-failures-failure",
				"count-failures-failure", "book-trip-failure", "fulfil-order-cancelled", "book-trip", "resize-photos",
				"issue-invoice", "contrived-branches", "contrived-race", "contrived-ahead")
		.map("--inngest.functions.%s.retries=10"::formatted)
		.toList();

	private final Random random = new Random(SEED);

	@Test
	void nothingIsLostOrRunAgainOnH2() throws Exception {
		Path directory = newDirectory("h2");
		String url = "jdbc:h2:file:" + directory.resolve("sample").toAbsolutePath();
		killAgainAndAgain(directory, new DriverManagerDataSource(url + ";IFEXISTS=TRUE", "sa", ""),
				List.of("--spring.datasource.url=" + url));
	}

	@Test
	void nothingIsLostOrRunAgainOnPostgres() throws Exception {
		try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
			killAgainAndAgain(newDirectory("postgres"), postgres.getPostgresDatabase(),
					List.of("--spring.profiles.active=postgres", "--PGPORT=" + postgres.getPort(),
							"--PGDATABASE=postgres", "--PGUSER=postgres", "--PGPASSWORD=postgres"));
		}
	}

	private static Path newDirectory(String name) throws IOException {
		Path directory = Path.of("target", "kill", name);
		FileSystemUtils.deleteRecursively(directory);
		return Files.createDirectories(directory);
	}

	private void killAgainAndAgain(Path directory, DataSource database, List<String> arguments) throws Exception {
		logger.info("Killing {} times with seed {}; records and log are in {}", KILLS, SEED, directory);
		Path stepLog = directory.resolve("steps.log");
		List<String> all = new ArrayList<>(HASTE);
		all.addAll(PATIENCE);
		all.addAll(arguments);
		all.add("--%s=%s".formatted(RecordedSample.LOG, stepLog.toAbsolutePath()));
		try (SampleProcess sample = new SampleProcess("sample", directory, all)) {
			Player player = new Player();
			for (int round = 1; round <= KILLS; round++) {
				playAndKill(sample, player, round);
			}
			sample.start();
			sample.awaitReady();
			awaitEnd(player, sample);
			sample.stop(Duration.ofMinutes(1));
			assertNothingLostOrRunAgain(player, new StoredRuns(database), StepLog.read(stepLog));
		}
	}

	private void awaitEnd(Player player, SampleProcess sample) {
		try {
			await().atMost(Duration.ofSeconds(90))
				.pollInterval(Duration.ofMillis(200))
				.until(() -> player.isOver(sample.http()));
		}
		catch (ConditionTimeoutException ex) {
			// What is stored says better what is missing
			logger.error("Not everything that was accepted has ended", ex);
		}
	}

	private void playAndKill(SampleProcess sample, Player player, int round) throws InterruptedException {
		sample.start();
		if (this.random.nextInt(4) == 0) {
			kill(sample, round, "its start", LONGEST_START_MILLIS);
			sample.start();
		}
		sample.awaitReady();
		int before = player.accepted().size();
		CompletableFuture<Void> played = CompletableFuture.runAsync(() -> player.play(sample, round));
		await().atMost(Duration.ofMinutes(1)).until(() -> player.accepted().size() > before || played.isDone());
		kill(sample, round, "the situations' start", LONGEST_LIFE_MILLIS);
		played.join();
	}

	private void kill(SampleProcess sample, int round, String since, int longest) throws InterruptedException {
		Duration life = Duration.ofMillis(this.random.nextInt(longest));
		logger.info("Round {}: killing the sample {} after {}", round, life, since);
		sample.killAfter(life);
	}

	private void assertNothingLostOrRunAgain(Player player, StoredRuns stored, StepLog log) {
		RunsCheck check = new RunsCheck(stored, log);
		logger.info("{} events accepted, {} runs, {} steps with {} executions cut off", player.accepted().size(),
				check.ends(), log.steps(), log.cutOff());
		assertThat(stored.queued()).as("Queued runs, seed %d", SEED).isZero();
		assertThat(stored.waits()).as("Waits, seed %d", SEED).isZero();
		check.assertNothingLostAndNothingDone(player.accepted());
		BodiesCheck bodies = new BodiesCheck(log, stored);
		bodies.assertNotRunAgain();
		bodies.assertOneSuccessPerProcess();
		ValuesCheck values = new ValuesCheck(log, stored);
		values.assertOnlyWhatIsStored();
		values.assertDecidedOnce();
	}

}
