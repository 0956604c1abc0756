package io.inngest.spring.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.awaitility.Awaitility.await;

/**
 * Kills the sample at a random moment of all situations at once, again and again.
 */
class KilledSampleIntegrationTests {

	/** On each database. */
	private static final int KILLS = 13;

	private static final long SEED = 20260729;

	/** About as long as the situations take. */
	private static final int LONGEST_LIFE_MILLIS = 2500;

	private static final List<String> HASTE = List.of("--inngest.embedded.retry.delays=200ms",
			"--inngest.embedded.retry.jitter=0s", "--inngest.embedded.lease=1s",
			"--inngest.embedded.poll-interval=200ms", "--spring.main.banner-mode=off");

	@TempDir
	private Path directory;

	@Test
	void runsGoOnAfterKillsOnH2() {
		killAgainAndAgain(List.of("--spring.datasource.url=jdbc:h2:file:" + this.directory.resolve("sample")));
	}

	@Test
	void runsGoOnAfterKillsOnPostgres() throws IOException {
		try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
			killAgainAndAgain(List.of("--spring.profiles.active=postgres", "--PGPORT=" + postgres.getPort(),
					"--PGDATABASE=postgres", "--PGUSER=postgres", "--PGPASSWORD=postgres"));
		}
	}

	private void killAgainAndAgain(List<String> database) {
		List<String> arguments = new ArrayList<>(HASTE);
		arguments.addAll(database);
		Random random = new Random(SEED);
		try (SampleProcess sample = new SampleProcess(this.directory, arguments)) {
			sample.start();
			for (int kill = 1; kill <= KILLS; kill++) {
				SituationsInProgress situations = SituationsInProgress.start(sample.client());
				Duration life = Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS));
				await().pollDelay(life).atMost(life.plusSeconds(5)).until(() -> true);
				sample.kill();
				sample.start();
				situations.assertEndAsDescribed("kill %d after %s, seed %d".formatted(kill, life, SEED));
			}
		}
	}

}
