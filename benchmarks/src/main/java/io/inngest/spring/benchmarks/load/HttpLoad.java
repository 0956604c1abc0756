package io.inngest.spring.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;

import com.sun.management.OperatingSystemMXBean;
import io.inngest.spring.benchmarks.statistic.Percentiles;

/**
 * Connections that each send the next request as soon as the answer is there.
 */
public final class HttpLoad implements AutoCloseable {

	private final List<HttpConnection> connections = new ArrayList<>();

	private final ExecutorService threads;

	/**
	 * Connects.
	 * @param port the server's port on this machine
	 * @param request the request, head and body
	 * @param connections how many connections, each with a thread of its own
	 */
	public HttpLoad(int port, byte[] request, int connections) {
		this.threads = Executors.newFixedThreadPool(connections);
		try {
			for (int i = 0; i < connections; i++) {
				this.connections.add(new HttpConnection(port, request));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Sends the request once.
	 * @return the answer's body
	 */
	public String ask() {
		try {
			return this.connections.get(0).exchange();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Makes load.
	 * @param duration for how long
	 * @return what came of it
	 */
	public LoadRound round(Duration duration) {
		OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
		long start = System.nanoTime();
		long cpuStart = process.getProcessCpuTime();
		List<Worked> worked = run(start + duration.toNanos());
		double seconds = (System.nanoTime() - start) / 1e9;
		long cpu = process.getProcessCpuTime() - cpuStart;
		double[] micros = worked.stream().flatMapToDouble((thread) -> DoubleStream.of(thread.micros())).toArray();
		long clientCpu = worked.stream().mapToLong(Worked::cpu).sum();
		return new LoadRound(micros.length / seconds, Percentiles.of(micros), (double) clientCpu / cpu);
	}

	private List<Worked> run(long end) {
		List<Callable<Worked>> tasks = new ArrayList<>();
		this.connections.forEach((connection) -> tasks.add(() -> work(connection, end)));
		List<Worked> worked = new ArrayList<>();
		try {
			for (Future<Worked> task : this.threads.invokeAll(tasks)) {
				worked.add(task.get());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
		return worked;
	}

	private static Worked work(HttpConnection connection, long end) throws IOException {
		DoubleStream.Builder micros = DoubleStream.builder();
		long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		long before = System.nanoTime();
		while (before < end) {
			connection.exchange();
			long after = System.nanoTime();
			micros.add((after - before) / 1e3);
			before = after;
		}
		return new Worked(micros.build().toArray(),
				ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu);
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
		try {
			for (HttpConnection connection : this.connections) {
				connection.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What one thread has done.
	 *
	 * @param micros how long each request took
	 * @param cpu how long the thread kept a processor busy, in nanoseconds
	 */
	@SuppressWarnings("ArrayRecordComponent") // never compared
	private record Worked(double[] micros, long cpu) {

	}

}
