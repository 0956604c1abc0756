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

	private final List<Region> regions = new ArrayList<>();

	private StepIds ids;

	private int enteredRegions;

	private int metBefore;

	Branch(Region region, int number) {
		this.region = region;
		this.number = number;
		this.ids = region.ids().part();
	}

	void begin() {
		this.met.clear();
		this.path.clear();
		this.enteredRegions = 0;
		this.ids = this.region.ids().part();
	}

	/**
	 * Ends to go through the branch.
	 * @param lookedAhead whether that was only done to see which steps are over
	 */
	void end(boolean lookedAhead) {
		this.metBefore = lookedAhead ? (int) this.met.stream().filter(Met::isOver).count() : this.met.size();
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
		StepKey key = this.ids.next(id);
		for (Branch branch = this; branch != null; branch = branch.outer()) {
			branch.region.claim(id, branch.number);
			branch.region.claim(key.label(), branch.number);
		}
		this.path.add(key);
		return this.region.isRacing() ? key.inRace() : key;
	}

	void meet(StepKey key, @Nullable Integer position) {
		Met step = new Met(key, position);
		for (Branch branch = this; branch != null; branch = branch.outer()) {
			branch.met.add(step);
		}
	}

	/**
	 * Notes that the branch cannot go on before a step is over.
	 * @param key the step
	 * @param position when it was over; {@code null} if it is not
	 */
	void await(StepKey key, @Nullable Integer position) {
		this.path.add(new Met(key, position));
	}

	Region enter(boolean race, int branches) {
		int index = this.enteredRegions++;
		if (index < this.regions.size() && this.regions.get(index).isLike(race, branches)) {
			this.regions.get(index).begin(this.ids);
		}
		else {
			this.regions.subList(index, this.regions.size()).clear();
			this.regions.add(new Region(this, this.ids, race, branches));
		}
		this.path.add(this.regions.get(index));
		return this.regions.get(index);
	}

	/**
	 * Whether the branch only repeats what it did when it was gone through before.
	 * @return {@code true} until it gets to where it was left
	 */
	boolean isRepeating() {
		return this.met.size() < this.metBefore;
	}

	/**
	 * Returns when the last step was over for which the branch had to wait.
	 * @return the highest position among those steps; -1 if there are none
	 */
	public int completedAt() {
		int last = -1;
		for (Object part : this.path) {
			if (part instanceof Region inner) {
				last = Math.max(last, inner.completedAt());
			}
			else if (part instanceof Met step && step.position() != null) {
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
		return this.met.stream().filter((step) -> !step.isOver()).map(Met::key).toList();
	}

	/**
	 * Collects the steps that the branch had come to when the run had come to a position.
	 * @param position the position
	 * @param reached where to collect
	 * @return whether the branch went on to its end then
	 */
	boolean reached(int position, List<StepKey> reached) {
		for (Object part : this.path) {
			if (part instanceof StepKey key) {
				reached.add(key);
			}
			else if (part instanceof Region inner) {
				if (!inner.reached(position, reached)) {
					return false;
				}
			}
			else if (part instanceof Met step && (step.position() == null || step.position() > position)) {
				return false;
			}
		}
		return true;
	}

	private record Met(StepKey key, @Nullable Integer position) {

		boolean isOver() {
			return this.position != null;
		}

	}

}
