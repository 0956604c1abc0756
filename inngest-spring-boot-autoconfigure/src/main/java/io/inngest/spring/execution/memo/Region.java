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

	private final @Nullable Branch outer;

	private final StepIds ids;

	private final boolean racing;

	private final List<Branch> branches = new ArrayList<>();

	private final Map<String, Integer> owners = new HashMap<>();

	private @Nullable NonRetriableError refusal;

	Region(@Nullable Branch outer, StepIds ids, boolean racing, int branches) {
		this.outer = outer;
		this.ids = ids;
		this.racing = racing || (outer != null && outer.region().isRacing());
		for (int i = 0; i < branches; i++) {
			this.branches.add(new Branch(this, i));
		}
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
		return this.racing;
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
				.formatted(id, owner + 1, branch + 1, id));
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
		this.branches.forEach((branch) -> this.ids.add(branch.ids()));
	}

	/**
	 * Ends a race. What a branch had come to when the race was decided counts as used;
	 * what it has come to since would not be the same in each call.
	 * @param decidedAt the position at which the winner was over
	 * @return the steps that were not over then
	 */
	public List<StepKey> end(int decidedAt) {
		List<StepKey> open = new ArrayList<>();
		for (Branch branch : this.branches) {
			List<StepKey> reached = new ArrayList<>();
			branch.reached(decidedAt, reached);
			reached.forEach((key) -> this.ids.next(key.id()));
			open.addAll(reached);
		}
		return open;
	}

	boolean reached(int position, List<StepKey> reached) {
		boolean over = true;
		for (Branch branch : this.branches) {
			over &= branch.reached(position, reached);
		}
		return over;
	}

}
