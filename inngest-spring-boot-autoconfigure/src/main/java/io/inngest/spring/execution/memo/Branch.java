package io.inngest.spring.execution.memo;

import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.protocol.StepIds;
import io.inngest.spring.protocol.StepKey;
import org.jspecify.annotations.Nullable;

/**
 * A branch of parallel steps, as far as it was gone through. Each time it is gone through
 * it begins anew.
 */
public final class Branch {

	private final Region region;

	private final int number;

	private final List<Met> met = new ArrayList<>();

	private final List<Object> path = new ArrayList<>();

	private StepIds ids;

	private int metBefore;

	Branch(Region region, int number) {
		this.region = region;
		this.number = number;
		this.ids = region.ids().part();
	}

	void begin() {
		this.metBefore = this.met.size();
		this.met.clear();
		this.path.clear();
		this.ids = this.region.ids().part();
	}

	Region region() {
		return this.region;
	}

	@Nullable Branch outer() {
		return this.region.outer();
	}

	StepIds ids() {
		return this.ids;
	}

	/**
	 * Gives a step of this branch its key.
	 * @param id the id as the application wrote it
	 * @return the key
	 * @throws NonRetriableError if another branch has a step of that id
	 */
	StepKey key(String id) {
		for (Branch branch = this; branch != null; branch = branch.outer()) {
			branch.region.claim(id, branch.number);
		}
		return this.region.isRacing() ? this.ids.next(id).inRace() : this.ids.next(id);
	}

	void meet(StepKey key, @Nullable Integer position) {
		Met step = new Met(key, position);
		this.path.add(step);
		for (Branch branch = this; branch != null; branch = branch.outer()) {
			branch.met.add(step);
		}
	}

	void enter(Region inner) {
		this.path.add(inner);
	}

	/**
	 * Whether the branch only repeats what it did when it was gone through before.
	 * @return {@code true} until it gets to where it was left
	 */
	boolean isRepeating() {
		return this.met.size() < this.metBefore;
	}

	/**
	 * Returns when the last step of the branch was over.
	 * @return the highest position among its steps; -1 if it has none
	 */
	public int completedAt() {
		int last = -1;
		for (Met step : this.met) {
			if (step.position() != null) {
				last = Math.max(last, step.position());
			}
		}
		return last;
	}

	/**
	 * Returns the steps of the branch that are not over.
	 * @return the steps
	 */
	public List<StepKey> unfinished() {
		return this.met.stream().filter((step) -> step.position() == null).map(Met::key).toList();
	}

	/**
	 * Collects the steps that the branch had come to when the run had come to a position.
	 * @param position the position
	 * @param reached where to collect
	 * @return whether all of them were over then, so that the branch went on
	 */
	boolean reached(int position, List<StepKey> reached) {
		for (Object part : this.path) {
			if (part instanceof Region inner) {
				if (!inner.reached(position, reached)) {
					return false;
				}
			}
			else if (part instanceof Met step) {
				reached.add(step.key());
				if (step.position() == null || step.position() > position) {
					return false;
				}
			}
		}
		return true;
	}

	private record Met(StepKey key, @Nullable Integer position) {

	}

}
