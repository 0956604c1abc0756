package io.inngest.spring.execution.memo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.protocol.StepIds;
import io.inngest.spring.protocol.StepKey;
import org.jspecify.annotations.Nullable;

/**
 * A part of a call in which several branches are gone through.
 */
public final class Region {

	private static final int NOT_YET = -2;

	private final @Nullable Branch outer;

	private final boolean race;

	private StepIds ids;

	private final List<Branch> branches = new ArrayList<>();

	private final Map<String, Integer> owners = new HashMap<>();

	private @Nullable NonRetriableError refusal;

	private int completedAt = NOT_YET;

	Region(@Nullable Branch outer, StepIds ids, boolean race, int branches) {
		this.outer = outer;
		this.ids = ids;
		this.race = race;
		for (int i = 0; i < branches; i++) {
			this.branches.add(new Branch(this, i));
		}
	}

	/**
	 * Begins to go through the region once more.
	 * @param ids what numbers the ids
	 */
	void begin(StepIds ids) {
		this.ids = ids;
		this.completedAt = NOT_YET;
	}

	boolean isLike(boolean race, int branches) {
		return this.race == race && this.branches.size() == branches;
	}

	@Nullable Branch outer() {
		return this.outer;
	}

	StepIds ids() {
		return this.ids;
	}

	/**
	 * Whether the function goes on as soon as one branch is over, here or around.
	 * @return {@code true} in a race
	 */
	public boolean isRacing() {
		return this.race || (this.outer != null && this.outer.region().isRacing());
	}

	/**
	 * Returns a branch.
	 * @param number its number, from 0
	 * @return the branch
	 */
	public Branch branch(int number) {
		return this.branches.get(number);
	}

	void claim(String id, int branch) {
		Integer owner = this.owners.putIfAbsent(id, branch);
		if (owner != null && owner != branch) {
			this.refusal = new NonRetriableError(("Step '%s' was called in branches %d and %d. Branches are gone "
					+ "through in any order, so their steps need different ids: name what the branch works on, such as "
					+ "\"%s-\" + item.id()")
				.formatted(id, Math.min(owner, branch) + 1, Math.max(owner, branch) + 1, id));
			throw this.refusal;
		}
	}

	/**
	 * Returns why the branches cannot be gone through.
	 * @return the refusal of a step, or {@code null}
	 */
	public @Nullable NonRetriableError refusal() {
		return this.refusal;
	}

	/**
	 * Ends the region after all branches have come to their end: their ids count as used.
	 */
	public void end() {
		this.completedAt = -1;
		for (Branch branch : this.branches) {
			this.ids.add(branch.ids());
			this.completedAt = Math.max(this.completedAt, branch.completedAt());
		}
	}

	/**
	 * Ends a race. What a branch had come to when the race was decided counts as used;
	 * what it has come to since would not be the same in each call.
	 * @param decidedAt the position at which the winner was over
	 * @return the steps that the branches had come to then
	 */
	public List<StepKey> end(int decidedAt) {
		this.completedAt = decidedAt;
		List<StepKey> reached = new ArrayList<>();
		reached(decidedAt, reached);
		reached.forEach((key) -> this.ids.next(key.id()));
		return reached;
	}

	/**
	 * Returns when the function could go on after the region.
	 * @return the position; negative if it cannot yet, or needed no step
	 */
	int completedAt() {
		return this.completedAt;
	}

	/**
	 * Collects the steps that the branches had come to when the run had come to a
	 * position. In a race that was decided by then, it is the position of the decision
	 * that counts.
	 * @param position the position
	 * @param reached where to collect
	 * @return whether the function could go on after the region then
	 */
	boolean reached(int position, List<StepKey> reached) {
		boolean decided = this.race && this.completedAt != NOT_YET && this.completedAt <= position;
		int until = decided ? this.completedAt : position;
		boolean all = true;
		for (Branch branch : this.branches) {
			all &= branch.reached(until, reached);
		}
		return all || decided;
	}

}
