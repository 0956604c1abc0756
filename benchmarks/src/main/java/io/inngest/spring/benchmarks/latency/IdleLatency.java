package io.inngest.spring.benchmarks.latency;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.engine.EngineApplication;
import io.inngest.spring.benchmarks.measurement.Measurement;
import io.inngest.spring.benchmarks.measurement.Percentiles;
import io.inngest.spring.benchmarks.measurement.Settings;
import io.inngest.spring.benchmarks.report.Goal;
import io.inngest.spring.benchmarks.report.Samples;
import io.inngest.spring.benchmarks.report.Section;
import io.inngest.spring.benchmarks.report.Table;

/**
 * How long a run takes when nothing else is going on, in milliseconds.
 */
public class IdleLatency implements Measurement {

	private static final int WORKERS = 4;

	/** Lets the end of the run before be committed. */
	private static final int IDLE_MILLIS = 5;

	@Override
	public Section measure(BenchmarkDatabase database, Settings settings) throws InterruptedException {
		int runs = settings.quick() ? 20 : 300;
		try (EngineApplication application = new EngineApplication(database.create("latency"), WORKERS)) {
			long[] begun = new long[1];
			BlockingQueue<Long> ended = new ArrayBlockingQueue<>(1);
			application.tell((number) -> begun[0] = System.nanoTime(), (number) -> ended.offer(System.nanoTime()));
			application.start();
			double[] toBegin = new double[runs];
			double[] toEnd = new double[runs];
			for (int i = -runs; i < runs; i++) {
				TimeUnit.MILLISECONDS.sleep(IDLE_MILLIS);
				long start = System.nanoTime();
				application.send();
				long end = ended.take();
				if (i >= 0) {
					toBegin[i] = (begun[0] - start) / 1e6;
					toEnd[i] = (end - start) / 1e6;
				}
			}
			Percentiles begin = Percentiles.of(toBegin);
			Percentiles end = Percentiles.of(toEnd);
			Samples p50 = Samples.of("send to first line of the handler, p50", List.of(begin.p50()));
			return new Section("latency", database.name(),
					List.of(new Table("idle latency in ms", 2,
							List.of(p50, Samples.of("send to first line of the handler, p99", List.of(begin.p99())),
									Samples.of("send to tenth step committed, p50", List.of(end.p50())),
									Samples.of("send to tenth step committed, p99", List.of(end.p99()))))),
					List.of(Goal.atMost(3, p50)));
		}
	}

}
