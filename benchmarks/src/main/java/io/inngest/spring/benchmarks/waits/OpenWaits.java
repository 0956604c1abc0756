package io.inngest.spring.benchmarks.waits;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.inngest.spring.Inngest;
import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.engine.EngineApplication;
import io.inngest.spring.benchmarks.measurement.Measurement;
import io.inngest.spring.benchmarks.measurement.Settings;
import io.inngest.spring.benchmarks.report.Goal;
import io.inngest.spring.benchmarks.report.Section;
import io.inngest.spring.benchmarks.report.Table;
import io.inngest.spring.benchmarks.statistic.Percentiles;
import io.inngest.spring.benchmarks.statistic.Samples;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long it takes from an event to the one run that goes on with it, while a hundred
 * thousand runs wait for events of that name.
 */
public class OpenWaits implements Measurement {

	private static final double MOST_MILLIS = 50;

	private static final int WAITS = 100_000;

	private static final int RUNS = 50;

	/** The first events after a start do not count. */
	private static final int WARM_UPS = 5;

	/** Lets what comes after a run come to rest. */
	private static final int IDLE_MILLIS = 5;

	private static final int WORKERS = 4;

	private int number;

	@Override
	public Section measure(BenchmarkDatabase database, Settings settings) throws InterruptedException {
		try (EngineApplication application = new EngineApplication(database.create("waits"), WORKERS, Answered.class)) {
			fill(application, database);
			List<Percentiles> rounds = settings.rounds().alternate(List.of(application), this::round).get(0);
			Samples p50 = Samples.of("ms from send to resumed, p50", rounds.stream().map(Percentiles::p50).toList());
			Samples p99 = Samples.of("ms from send to resumed, p99", rounds.stream().map(Percentiles::p99).toList());
			return new Section("waits", database.name(),
					List.of(new Table("%,d open waits for one event's name".formatted(WAITS), 2, List.of(p50, p99))),
					List.of(Goal.atMost(MOST_MILLIS, p50)));
		}
	}

	private static void fill(EngineApplication application, BenchmarkDatabase database) throws InterruptedException {
		OpenWaitsSql sql = new OpenWaitsSql(application.bean(JdbcClient.class), database);
		application.bean(Inngest.class).send(new Answered.Asked("k-0"));
		application.start();
		while (!sql.isFilled()) {
			TimeUnit.MILLISECONDS.sleep(IDLE_MILLIS);
		}
		application.stop();
		sql.fill(WAITS);
	}

	private Percentiles round(EngineApplication application) {
		application.start();
		try {
			double[] millis = new double[RUNS];
			for (int i = -WARM_UPS; i < RUNS; i++) {
				TimeUnit.MILLISECONDS.sleep(IDLE_MILLIS);
				double time = answer(application);
				if (i >= 0) {
					millis[i] = time;
				}
			}
			return Percentiles.of(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		finally {
			application.stop();
		}
	}

	private double answer(EngineApplication application) throws InterruptedException {
		this.number++;
		long sent = System.nanoTime();
		application.bean(Inngest.class).send(new Answered.Given("k-" + this.number));
		return (application.bean(Answered.class).next() - sent) / 1e6;
	}

}
