package io.inngest.spring.sample.soak;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.inngest.spring.sample.play.Player;
import io.inngest.spring.sample.play.Scenario;

import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Plays scenarios against nodes of which nobody knows how they are, all the time.
 */
class Traffic {

	private static final int THREADS = 2;

	/** The longest pause of a thread between two scenarios, for each node. */
	private static final int LONGEST_PAUSE = 130;

	private static final int PAUSE_AT_A_CLOSED_DOOR = 200;

	private final Player player;

	private final List<Node> nodes;

	private final Counts counts;

	private final AtomicInteger round = new AtomicInteger();

	private volatile boolean stopped;

	private CompletableFuture<Void> threads;

	Traffic(Player player, List<Node> nodes, Counts counts) {
		this.player = player;
		this.nodes = nodes;
		this.counts = counts;
	}

	void start(Random random) {
		this.threads = CompletableFuture.allOf(IntStream.range(0, THREADS)
			.mapToLong((thread) -> random.nextLong())
			.mapToObj((seed) -> CompletableFuture.runAsync(() -> play(new Random(seed))))
			.toArray(CompletableFuture[]::new));
	}

	void stop() {
		this.stopped = true;
		this.threads.join();
	}

	private void play(Random random) {
		Queue<String> holds = new ArrayDeque<>();
		while (!this.stopped && pause(random.nextInt(LONGEST_PAUSE * this.nodes.size()))) {
			Node node = this.nodes.get(random.nextInt(this.nodes.size()));
			Scenario scenario = Scenario.ALL.get(random.nextInt(Scenario.ALL.size()));
			String eventId = start(node, scenario);
			if (eventId != null && scenario.isToBeCancelled()) {
				holds.add(eventId);
			}
			if (random.nextInt(4) == 0) {
				nudge(node);
			}
			if (random.nextInt(8) == 0 && !holds.isEmpty()) {
				cancel(node, holds);
			}
		}
	}

	/**
	 * Starts a scenario.
	 * @param node where
	 * @param scenario the scenario
	 * @return the id of the event; {@code null} if it was not accepted
	 */
	String start(Node node, Scenario scenario) {
		try {
			String eventId = this.player.start(node.http(), this.round.incrementAndGet(), scenario);
			this.counts.count("events accepted");
			return eventId;
		}
		catch (RestClientResponseException ex) {
			this.counts.count("events refused");
		}
		catch (RestClientException ex) {
			this.counts.count("events not answered");
			pause(PAUSE_AT_A_CLOSED_DOOR);
		}
		return null;
	}

	private void nudge(Node node) {
		try {
			this.player.nudge(node.http());
			this.counts.count("nudges");
		}
		catch (RestClientException ex) {
			this.counts.count("nudges not answered");
		}
	}

	private void cancel(Node node, Queue<String> holds) {
		try {
			if (this.player.cancel(node.http(), holds.element())) {
				this.counts.count("cancellations accepted");
			}
			holds.remove();
		}
		catch (RestClientException ex) {
			// Another node, later
			holds.add(holds.remove());
		}
	}

	private static boolean pause(int millis) {
		try {
			TimeUnit.MILLISECONDS.sleep(millis);
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
