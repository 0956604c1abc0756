package io.inngest.spring.engine.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link GroupCommit}.
 */
class GroupCommitTests {

	private final List<List<Integer>> committed = Collections.synchronizedList(new ArrayList<>());

	private final CountDownLatch goOn = new CountDownLatch(1);

	private final ExecutorService threads = Executors.newCachedThreadPool();

	@AfterEach
	void endThreads() {
		this.goOn.countDown();
		this.threads.shutdown();
	}

	@Test
	void commitsAWriteThatComesAloneOnItsOwnThread() {
		List<Thread> committers = new ArrayList<>();
		GroupCommit<Integer> commits = new GroupCommit<>((group) -> {
			committers.add(Thread.currentThread());
			return evens(group);
		}, Integer::compare, () -> 1);
		assertThat(commits.write(2)).isTrue();
		assertThat(commits.write(3)).isFalse();
		assertThat(committers).containsExactly(Thread.currentThread(), Thread.currentThread());
	}

	@Test
	void writesThatComeDuringACommitShareTheNextOneInOrder() {
		GroupCommit<Integer> commits = blockedByZero(1);
		CompletableFuture<Boolean> first = write(commits, 0);
		await().until(() -> this.committed.size() == 1);
		List<CompletableFuture<Boolean>> others = IntStream.of(5, 3, 4).mapToObj((i) -> gathered(commits, i)).toList();
		this.goOn.countDown();
		assertThat(first.join()).isTrue();
		assertThat(others.stream().map(CompletableFuture::join)).containsExactly(false, false, true);
		assertThat(this.committed).containsExactly(List.of(0), List.of(3, 4, 5));
	}

	@Test
	void commitsAsManyGroupsAtATimeAsHelp() {
		GroupCommit<Integer> commits = blockedByZero(2);
		CompletableFuture<Boolean> first = write(commits, 0);
		await().until(() -> this.committed.size() == 1);
		assertThat(commits.write(2)).isTrue();
		assertThat(first).isNotDone();
	}

	@Test
	void failureIsToldToEachOfTheGroupAndToNobodyElse() {
		GroupCommit<Integer> commits = blockedByZero(1);
		write(commits, 0);
		await().until(() -> this.committed.size() == 1);
		CompletableFuture<Boolean> broken = gathered(commits, -1);
		CompletableFuture<Boolean> sharing = gathered(commits, 2);
		this.goOn.countDown();
		for (CompletableFuture<Boolean> member : List.of(broken, sharing)) {
			assertThatExceptionOfType(CompletionException.class).isThrownBy(member::join)
				.withCauseInstanceOf(IllegalStateException.class);
		}
		assertThat(commits.write(2)).isTrue();
		assertThatIllegalStateException().isThrownBy(() -> commits.write(-1));
		assertThat(commits.write(4)).isTrue();
	}

	@Test
	void interruptedThreadStillLearnsWhatBecameOfItsWrite() {
		GroupCommit<Integer> commits = blockedByZero(1);
		write(commits, 0);
		await().until(() -> this.committed.size() == 1);
		CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
		Thread thread = new Thread(
				() -> interrupted.complete(commits.write(2) && Thread.currentThread().isInterrupted()));
		thread.start();
		await().until(() -> thread.getState() == Thread.State.WAITING);
		thread.interrupt();
		this.goOn.countDown();
		assertThat(interrupted.join()).isTrue();
	}

	@Test
	void everyWriteOfManyThreadsIsCommittedOnceAndAnsweredRight() {
		AtomicInteger underWay = new AtomicInteger();
		GroupCommit<Integer> commits = new GroupCommit<>((group) -> {
			assertThat(underWay.incrementAndGet()).isLessThanOrEqualTo(2);
			this.committed.add(group);
			underWay.decrementAndGet();
			return evens(group);
		}, Integer::compare, () -> 2);
		List<CompletableFuture<Boolean>> answers = IntStream.range(0, 20_000)
			.mapToObj((i) -> CompletableFuture.supplyAsync(() -> commits.write(i) == (i % 2 == 0), this.threads))
			.toList();
		assertThat(answers)
			.allSatisfy((answer) -> assertThat(answer).succeedsWithin(Duration.ofSeconds(60)).isEqualTo(true));
		assertThat(this.committed.stream().flatMap(List::stream)).hasSize(20_000).doesNotHaveDuplicates();
	}

	private GroupCommit<Integer> blockedByZero(int atATime) {
		return new GroupCommit<>((group) -> {
			this.committed.add(group);
			if (group.contains(0)) {
				awaitGo();
			}
			if (group.contains(-1)) {
				throw new IllegalStateException("Broken");
			}
			return evens(group);
		}, Integer::compare, () -> atATime);
	}

	private void awaitGo() {
		try {
			this.goOn.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private CompletableFuture<Boolean> write(GroupCommit<Integer> commits, int value) {
		return CompletableFuture.supplyAsync(() -> commits.write(value), this.threads);
	}

	/** Returns when the write waits for the next commit. */
	private CompletableFuture<Boolean> gathered(GroupCommit<Integer> commits, int value) {
		CompletableFuture<Boolean> answer = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			try {
				answer.complete(commits.write(value));
			}
			catch (RuntimeException ex) {
				answer.completeExceptionally(ex);
			}
		});
		thread.start();
		await().until(() -> thread.getState() == Thread.State.WAITING);
		return answer;
	}

	private static boolean[] evens(List<Integer> group) {
		boolean[] evens = new boolean[group.size()];
		for (int i = 0; i < evens.length; i++) {
			evens[i] = group.get(i) % 2 == 0;
		}
		return evens;
	}

}
