package io.inngest.spring.sample.soak;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.inngest.spring.sample.play.SampleProcess;
import io.inngest.spring.sample.recorded.PoolExhaustion;
import io.inngest.spring.sample.soak.database.Disturbances;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * A process of the sample, to which faults happen one after the other.
 */
class Node implements AutoCloseable {

	private static final int TRIES = 5;

	private final SampleProcess process;

	private final Disturbances disturbances;

	private final Counts counts;

	/** Even while nothing is done to the node, and another number whenever it was. */
	private final AtomicInteger era = new AtomicInteger(1);

	private volatile long startedAt;

	Node(SampleProcess process, Disturbances disturbances, Counts counts) {
		this.process = process;
		this.disturbances = disturbances;
		this.counts = counts;
	}

	void start() {
		this.startedAt = System.nanoTime();
		this.process.start();
		this.counts.count("starts");
	}

	/** Waits until the node has started for the first time. */
	void awaitStart() {
		awaitReady();
		this.era.incrementAndGet();
	}

	private void awaitReady() {
		while (true) {
			try {
				this.process.awaitReady();
				return;
			}
			catch (IllegalStateException ex) {
				// Without a database the sample rightly refuses to start
				if (!this.disturbances.isAnySince(this.startedAt)) {
					throw ex;
				}
				this.counts.count("starts without a database");
				start();
			}
		}
	}

	void inject(Fault fault) throws InterruptedException {
		TimeUnit.MILLISECONDS.sleep(fault.delay());
		this.era.incrementAndGet();
		try {
			switch (fault.kind()) {
				case KILL -> kill(fault);
				case FREEZE -> freeze(fault.length());
				case EXHAUSTION -> exhaust(fault.length());
				default -> throw new IllegalArgumentException("Not for a node: " + fault);
			}
		}
		finally {
			this.era.incrementAndGet();
		}
	}

	private void kill(Fault fault) throws InterruptedException {
		this.process.killAfter(Duration.ZERO);
		this.counts.count(Fault.Kind.KILL.plural());
		start();
		if (fault.twice()) {
			killStarting(Duration.ofMillis(fault.length()));
			start();
		}
		awaitReady();
	}

	private void killStarting(Duration life) throws InterruptedException {
		try {
			this.process.killAfter(life);
			this.counts.count(Fault.Kind.KILL.plural());
			this.counts.count("kills during a start");
		}
		catch (IllegalStateException ex) {
			if (!this.disturbances.isAnySince(this.startedAt)) {
				throw ex;
			}
			this.counts.count("starts without a database");
		}
	}

	private void freeze(int millis) throws InterruptedException {
		this.process.signal("STOP");
		TimeUnit.MILLISECONDS.sleep(millis);
		this.process.signal("CONT");
		this.counts.count(Fault.Kind.FREEZE.plural());
	}

	private void exhaust(int millis) {
		for (int i = 0; i < TRIES; i++) {
			try {
				this.process.http().post().uri(PoolExhaustion.PATH + "?millis=" + millis).retrieve().toBodilessEntity();
				this.counts.count(Fault.Kind.EXHAUSTION.plural());
				return;
			}
			catch (RestClientException ex) {
				// Without a database there are not as many connections as are to be taken
				this.counts.count("exhaustions missed");
			}
		}
	}

	/** Returns what is the same as long as nothing is done to the node. */
	OptionalInt calmEra() {
		int era = this.era.get();
		return (era % 2 == 0) ? OptionalInt.of(era) : OptionalInt.empty();
	}

	boolean isStillIn(int era) {
		return this.era.get() == era;
	}

	/**
	 * Returns what the node says of its health.
	 * @return the answer; missing if there is none
	 */
	JsonNode health() {
		try {
			return http().get().uri("/actuator/health").retrieve().onStatus((status) -> true, (request, response) -> {
			}).body(JsonNode.class);
		}
		catch (RestClientException ex) {
			return MissingNode.getInstance();
		}
	}

	boolean isUp() {
		return "UP".equals(health().path("status").asString(""));
	}

	/** Whether the engine, too, says that its database is away. */
	boolean isDown() {
		JsonNode health = health();
		return "DOWN".equals(health.path("status").asString(""))
				&& "DOWN".equals(health.path("components").path("inngest").path("status").asString(""));
	}

	boolean stop(Duration timeout) throws InterruptedException {
		return this.process.stop(timeout);
	}

	RestClient http() {
		return this.process.http();
	}

	@Override
	public void close() {
		this.process.close();
	}

}
