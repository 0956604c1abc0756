package io.inngest.spring.engine.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * Lets writes of several threads share a commit. A write that comes alone is committed at
 * once, on its own thread. While as many commits are under way as may be, writes gather,
 * and the next commit takes all that have: the busier the database, the more of them
 * share. Each thread waits for the commit that holds its own write.
 *
 * @param <W> the type of the writes
 */
public final class GroupCommit<W> {

	/** More would keep the first of them waiting for long. */
	private static final int LARGEST_GROUP = 64;

	private final Committer<W> committer;

	private final Comparator<W> order;

	private final IntSupplier atATime;

	private final Lock lock = new ReentrantLock();

	private final Queue<Member<W>> gathered = new ArrayDeque<>();

	private int underWay;

	/**
	 * Creates the group commit.
	 * @param committer commits a group
	 * @param order the order of the writes in a group: one that all who lock the same
	 * rows keep to
	 * @param atATime how many commits may be under way at a time
	 */
	public GroupCommit(Committer<W> committer, Comparator<W> order, IntSupplier atATime) {
		this.committer = committer;
		this.order = order;
		this.atATime = atATime;
	}

	/**
	 * Writes, and waits until that is committed. What the commit throws is thrown to each
	 * thread of the group; what became of its write is then unknown.
	 * @param write the write
	 * @return whether the write changed anything
	 */
	public boolean write(W write) {
		Member<W> own = new Member<>(write);
		List<Member<W>> group = enter(own);
		if (group == null) {
			group = own.awaitTurn();
		}
		return group.isEmpty() ? own.result() : lead(group, own);
	}

	private @Nullable List<Member<W>> enter(Member<W> own) {
		this.lock.lock();
		try {
			if (this.underWay < this.atATime.getAsInt()) {
				this.underWay++;
				return List.of(own);
			}
			this.gathered.add(own);
			return null;
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean lead(List<Member<W>> group, Member<W> own) {
		try {
			boolean[] changed = this.committer.commit(group.stream().map((member) -> member.write).toList());
			for (int i = 0; i < group.size(); i++) {
				group.get(i).done(changed[i]);
			}
		}
		catch (RuntimeException | Error ex) {
			group.forEach((member) -> member.failed(ex));
		}
		finally {
			handOver();
		}
		return own.result();
	}

	/** The next group is led by one of its own, so that this thread can go on. */
	private void handOver() {
		List<Member<W>> next = new ArrayList<>();
		this.lock.lock();
		try {
			while (!this.gathered.isEmpty() && next.size() < LARGEST_GROUP) {
				next.add(this.gathered.remove());
			}
			if (next.isEmpty()) {
				this.underWay--;
				return;
			}
		}
		finally {
			this.lock.unlock();
		}
		Member<W> leader = next.get(0);
		next.sort(Comparator.comparing((member) -> member.write, this.order));
		leader.takeTurn(next);
	}

	/**
	 * Commits groups.
	 *
	 * @param <W> the type of the writes
	 */
	@FunctionalInterface
	public interface Committer<W> {

		/**
		 * Commits a group.
		 * @param group the writes, in order
		 * @return whether each changed anything
		 */
		boolean[] commit(List<W> group);

	}

	/**
	 * A write, and the thread that waits for it.
	 *
	 * @param <W> the type of the write
	 */
	private static final class Member<W> {

		private final W write;

		/** The group that the thread is to commit; an empty one when another has. */
		private final CompletableFuture<List<Member<W>>> turn = new CompletableFuture<>();

		private boolean changed;

		private @Nullable Throwable failure;

		Member(W write) {
			this.write = write;
		}

		List<Member<W>> awaitTurn() {
			return this.turn.join();
		}

		void takeTurn(List<Member<W>> group) {
			this.turn.complete(group);
		}

		void done(boolean changed) {
			this.changed = changed;
			this.turn.complete(List.of());
		}

		void failed(Throwable failure) {
			this.failure = failure;
			this.turn.complete(List.of());
		}

		boolean result() {
			if (this.failure != null) {
				ReflectionUtils.rethrowRuntimeException(this.failure);
			}
			return this.changed;
		}

	}

}
