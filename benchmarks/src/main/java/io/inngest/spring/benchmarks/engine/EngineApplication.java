package io.inngest.spring.benchmarks.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

import io.inngest.spring.Event;
import io.inngest.spring.Inngest;
import io.inngest.spring.benchmarks.database.Pool;
import io.inngest.spring.engine.EmbeddedEngine;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.Assert;

/**
 * An application with the embedded engine as it comes out of the box, apart from the size
 * of the pool; its workers are started and stopped by hand.
 */
public class EngineApplication implements AutoCloseable {

	private static final int BATCH = 100;

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final ConfigurableApplicationContext context;

	private long numbers;

	/**
	 * Starts the application without its workers.
	 * @param url the database
	 * @param workers how many runs are handled at a time
	 * @param further beans besides the usual ones
	 */
	public EngineApplication(String url, int workers, Class<?>... further) {
		this.context = new SpringApplicationBuilder(Application.class).sources(further)
			.web(WebApplicationType.NONE)
			.properties("spring.application.name=benchmark", "spring.main.banner-mode=off",
					"spring.datasource.url=" + url, "spring.datasource.hikari.maximum-pool-size=" + Pool.size(workers),
					"inngest.schema.initialize=always", "inngest.embedded.workers=" + workers,
					"inngest.embedded.auto-startup=false")
			.run();
	}

	/** Starts the workers. */
	public void start() {
		this.context.getBean(EmbeddedEngine.class).start();
	}

	/** Stops the workers. */
	public void stop() {
		this.context.getBean(EmbeddedEngine.class).stop();
	}

	/**
	 * Sends one event.
	 */
	public void send() {
		this.context.getBean(Inngest.class).send(TenSteps.Requested.of(++this.numbers));
	}

	/**
	 * Sends many events, in a few transactions.
	 * @param count how many
	 */
	public void send(int count) {
		for (int sent = 0; sent < count; sent += BATCH) {
			List<Event<TenSteps.Requested>> events = LongStream.range(sent, Math.min(sent + BATCH, count))
				.mapToObj((number) -> Event.of(TenSteps.EVENT, TenSteps.Requested.of(number)))
				.toList();
			this.context.getBean(Inngest.class).send(events);
		}
	}

	/**
	 * Says who is told of each call.
	 * @param onBegin told before the first step
	 * @param onEnd told after the last step was committed
	 */
	public void tell(LongConsumer onBegin, LongConsumer onEnd) {
		this.context.getBean(TenSteps.class).tell(onBegin, onEnd);
	}

	/**
	 * Has all runs that are queued executed.
	 * @param runs how many there are
	 * @return how long it took, in nanoseconds
	 * @throws InterruptedException if the thread was interrupted
	 */
	public long drain(int runs) throws InterruptedException {
		CountDownLatch ended = expect(runs);
		long start = System.nanoTime();
		start();
		return await(ended) - start;
	}

	/**
	 * Sends events one by one while the workers are at work.
	 * @param runs how many
	 * @return how long it took until all runs had ended, in nanoseconds
	 * @throws InterruptedException if the thread was interrupted
	 */
	public long sendAndDrain(int runs) throws InterruptedException {
		CountDownLatch ended = expect(runs);
		start();
		long start = System.nanoTime();
		for (int i = 0; i < runs; i++) {
			send();
		}
		return await(ended) - start;
	}

	/**
	 * Sends events one by one to workers that are at work already.
	 * @param runs how many
	 * @throws InterruptedException if the thread was interrupted
	 */
	public void sendAndWait(int runs) throws InterruptedException {
		CountDownLatch ended = expect(runs);
		for (int i = 0; i < runs; i++) {
			send();
		}
		awaitHandlers(ended);
		long patience = System.nanoTime() + PATIENCE.toNanos();
		while (due() > 0) {
			Assert.state(System.nanoTime() < patience, "Runs do not end");
			TimeUnit.MILLISECONDS.sleep(1);
		}
	}

	private CountDownLatch expect(int runs) {
		CountDownLatch ended = new CountDownLatch(runs);
		tell(TenSteps::ignore, (number) -> ended.countDown());
		return ended;
	}

	private long await(CountDownLatch ended) throws InterruptedException {
		awaitHandlers(ended);
		// Waits for the calls that are under way
		stop();
		long end = System.nanoTime();
		Assert.state(due() == 0, "Runs are still queued");
		return end;
	}

	private static void awaitHandlers(CountDownLatch ended) throws InterruptedException {
		if (!ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
			throw new IllegalStateException("%d runs have not ended".formatted(ended.getCount()));
		}
	}

	private int due() {
		return bean(JdbcClient.class).sql("SELECT count(*) FROM inngest_queue WHERE due_at <= :now")
			.param("now", System.currentTimeMillis())
			.query(Integer.class)
			.single();
	}

	/**
	 * Returns a bean of the application.
	 * @param type its type
	 * @param <T> its type
	 * @return the bean
	 */
	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	@Override
	public void close() {
		stop();
		this.context.close();
	}

	/**
	 * The application.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(TenSteps.class)
	static class Application {

	}

}
