package io.inngest.spring.sample.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

import ch.qos.logback.classic.Level;
import io.inngest.spring.sample.check.BodiesCheck;
import io.inngest.spring.sample.check.RunsCheck;
import io.inngest.spring.sample.check.StoredRuns;
import io.inngest.spring.sample.check.ValuesCheck;
import io.inngest.spring.sample.recorded.StepLog;
import io.inngest.spring.sample.soak.Fault.Kind;
import io.inngest.spring.sample.soak.database.H2Files;
import io.inngest.spring.sample.soak.database.PostgresServer;
import io.inngest.spring.sample.soak.database.SoakDatabase;
import io.inngest.spring.sample.soak.database.TableDump;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lets everything go wrong, for as long as one likes, and looks at what becomes of what
 * the sample has accepted.
 */
public final class Soak {

	private static final Logger logger = LoggerFactory.getLogger(Soak.class);

	/** Rounds are alike when there are as many faults of each kind in all segments. */
	private static final Map<String, Map<Kind, Integer>> PER_SEGMENT = Map.of("postgres",
			Map.of(Kind.KILL, 40, Kind.FREEZE, 10, Kind.CUT, 10, Kind.RESTART, 10, Kind.EXHAUSTION, 10), "h2",
			Map.of(Kind.KILL, 20, Kind.EXHAUSTION, 10));

	private final SoakOptions options;

	private final SoakState state;

	private final long seed;

	private Soak(SoakOptions options) {
		this.options = options;
		this.state = new SoakState(options.directory());
		this.seed = (options.seed() != null) ? options.seed() : this.state.seed();
	}

	/**
	 * Runs a soak.
	 * @param args the options
	 * @throws Exception if something is not as it should be
	 */
	public static void main(String[] args) throws Exception {
		((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
		((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Soak.class.getPackageName())).setLevel(Level.INFO);
		Runtime.getRuntime()
			.addShutdownHook(
					new Thread(() -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
		SoakOptions options = SoakOptions.of(args);
		Files.createDirectories(options.directory());
		new Soak(options).run();
		System.exit(0);
	}

	private void run() throws Exception {
		try (SoakDatabase database = "h2".equals(this.options.database()) ? new H2Files(this.options.directory())
				: new PostgresServer(this.options.directory())) {
			ClassArchive classes = ClassArchive.create(this.options.directory(), database);
			Map<Kind, Integer> remaining = this.state.remaining(this.options.targets());
			while (remaining.values().stream().anyMatch((count) -> count > 0)) {
				run(database, classes, remaining);
				remaining = this.state.remaining(this.options.targets());
			}
		}
		String report = this.state.toString();
		Files.writeString(this.options.directory().resolve("report.txt"), report);
		logger.info("Nothing was lost and nothing done twice\n{}", report);
	}

	private void run(SoakDatabase database, ClassArchive classes, Map<Kind, Integer> remaining) throws Exception {
		int segment = this.state.nextSegment();
		logger.info("Segment {} with seed {}; missing are {}", segment, this.seed, remaining);
		long from = System.nanoTime();
		String name = "segment_" + segment;
		Path directory = newDirectory(name);
		Random random = new Random(this.seed * 31 + segment);
		PER_SEGMENT.get(this.options.database())
			.forEach((kind, most) -> remaining.computeIfPresent(kind, (key, count) -> Math.min(count, most)));
		List<List<Fault>> rounds = Plan.of(random, database.nodes(), remaining);
		try (Segment running = new Segment(database, name, directory, classes)) {
			running.run(rounds, random);
			check(running, new StoredRuns(database.open(name)));
			Map<String, Long> counts = running.counts().toMap();
			this.state.add(new SegmentResult(segment, this.seed, (System.nanoTime() - from) / 1_000_000, counts));
			logger.info("Segment {}: {}", segment, counts);
		}
		catch (Throwable ex) {
			logger.error("Segment {} with seed {} has failed; logs and tables are in {}", segment, this.seed,
					directory);
			dump(database, name, directory, ex);
			throw ex;
		}
		database.drop(name);
		FileSystemUtils.deleteRecursively(directory);
	}

	private void dump(SoakDatabase database, String name, Path directory, Throwable failure) {
		try {
			TableDump.write(database.open(name), directory);
		}
		catch (RuntimeException ex) {
			failure.addSuppressed(ex);
		}
	}

	private Path newDirectory(String name) throws IOException {
		Path directory = this.options.directory().resolve(name + "_logs");
		FileSystemUtils.deleteRecursively(directory);
		return Files.createDirectories(directory);
	}

	private void check(Segment segment, StoredRuns stored) {
		StepLog log = StepLog.read(segment.stepLog());
		assertThat(stored.queued()).as("Runs that have not ended").isZero();
		assertThat(stored.waits()).as("What nobody waits for any more").isZero();
		RunsCheck runs = new RunsCheck(stored, log);
		runs.assertNothingLostAndNothingDone(segment.accepted());
		BodiesCheck bodies = new BodiesCheck(log, stored);
		bodies.assertNotRunAgain();
		ValuesCheck values = new ValuesCheck(log, stored);
		values.assertOnlyWhatIsStored();
		values.assertDecidedOnce();
		Counts counts = segment.counts();
		runs.ends().forEach((end, count) -> counts.count("runs " + end, count));
		bodies.counts().forEach((end, count) -> counts.count("executions " + end, count));
		counts.count("steps", stored.steps().size());
		counts.count("values given to handlers", values.values());
		counts.count("branches, races and sagas decided", log.decisions().size());
		counts.count("rows inserted by a frozen execution after they were deleted", runs.lateEffects());
	}

}
