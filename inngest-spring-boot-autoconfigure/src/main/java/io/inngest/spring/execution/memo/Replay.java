package io.inngest.spring.execution.memo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.inngest.spring.protocol.StepIds;
import io.inngest.spring.protocol.StepKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a call has come: which memoized steps lie ahead, what this call has added to
 * them, and which attempt this is. Warns when the handler takes another way than earlier
 * calls did.
 */
public final class Replay {

	private static final Logger logger = LoggerFactory.getLogger(Replay.class);

	private final Memo memo;

	private final Subject subject;

	private final StepIds ids = new StepIds();

	private final StepsAhead ahead;

	private final List<String> recorded = new ArrayList<>();

	private final Map<String, Memo.Entry> added = new HashMap<>();

	private final Map<String, Memo.Open> opened = new HashMap<>();

	private @Nullable Map<String, Integer> positions;

	private @Nullable Branch branch;

	private @Nullable StepKey last;

	private int attempt;

	private boolean metNewStep;

	private boolean warned;

	private boolean losersLeft;

	/**
	 * Begins a call.
	 * @param memo what earlier calls have finished
	 * @param attempt the zero-based number of the attempt
	 * @param subject what to call things in messages
	 */
	public Replay(Memo memo, int attempt, Subject subject) {
		this.memo = memo;
		this.subject = subject;
		this.ahead = new StepsAhead(memo);
		this.attempt = attempt;
	}

	/**
	 * Returns what to call things in messages.
	 * @return the run, its function and its handler
	 */
	public Subject subject() {
		return this.subject;
	}

	/**
	 * Gives a step that the handler calls its key.
	 * @param id the id as the application wrote it
	 * @return the key
	 */
	public StepKey key(String id) {
		StepKey key = (this.branch != null) ? this.branch.key(id) : this.ids.next(id);
		return this.losersLeft ? key.inRace() : key;
	}

	/**
	 * Notes that a race was decided while steps of it are not over. An engine that runs
	 * steps apart must not wait for those when a later step is over, so all of these race
	 * them.
	 */
	public void leaveLosers() {
		this.losersLeft = true;
	}

	/**
	 * Meets a step and finds what is known of it.
	 * @param key the step
	 * @return the memo's entry, or {@code null} if the step is new
	 */
	public Memo.@Nullable Entry meet(StepKey key) {
		Memo.Entry entry = entry(key);
		boolean expected = this.ahead.meet(key.hash());
		if (this.branch != null) {
			// Branches meet their steps in an order of their own
			this.branch.meet(key, (entry != null) ? position(key) : null);
		}
		else if (!expected) {
			warn("met step '" + key.label() + "'");
		}
		this.metNewStep |= entry == null;
		this.last = key;
		return entry;
	}

	/**
	 * Finds what is known of a step without meeting it.
	 * @param key the step
	 * @return the memo's entry, or {@code null} if the step is not over
	 */
	public Memo.@Nullable Entry entry(StepKey key) {
		Memo.Entry entry = this.added.isEmpty() ? null : this.added.get(key.hash());
		return (entry != null) ? entry : this.memo.get(key.hash());
	}

	/**
	 * Finds a step that was begun and is not over.
	 * @param key the step
	 * @return what is known, or {@code null} if nothing is
	 */
	public Memo.@Nullable Open open(StepKey key) {
		Memo.Open open = this.opened.get(key.hash());
		return (open != null) ? open : this.memo.open(key.hash());
	}

	/**
	 * Returns the position of a finished step in the order of completion.
	 * @param key the step
	 * @return the position; the highest number if it is not known
	 */
	public int position(StepKey key) {
		if (this.positions == null) {
			this.positions = new HashMap<>();
			for (String hash : this.memo.order()) {
				this.positions.putIfAbsent(hash, this.positions.size());
			}
			for (String hash : this.recorded) {
				this.positions.putIfAbsent(hash, this.positions.size());
			}
		}
		return this.positions.getOrDefault(key.hash(), Integer.MAX_VALUE);
	}

	/**
	 * Returns how far the run had come when the handler got to where it is now.
	 * @return the position of the step before, or -1 if there is none
	 */
	public int progress() {
		if (this.branch != null) {
			return this.branch.completedAt();
		}
		return (this.last != null) ? position(this.last) : -1;
	}

	/**
	 * Finds the input that somebody has put in the place of a step's own.
	 * @param key the step
	 * @return the arguments as a JSON array, or {@code null} if there are none
	 */
	public @Nullable String editedInput(StepKey key) {
		return this.memo.editedInput(key.hash());
	}

	/**
	 * Warns that a step is run as it is, although somebody has edited its input.
	 * @param key the step, which takes no input
	 */
	public void warnOfUnusedInput(StepKey key) {
		logger.warn(
				"Run {} of function '{}' was started again with an edited input of step '{}'. The input is not used, "
						+ "since the step takes none: to let it, write step.run(id, input, body) in {}",
				this.subject.runId(), this.subject.functionId(), key.label(), this.subject.handler());
	}

	/**
	 * Notes that a step was recorded, after which attempts count from 0 again.
	 * @param key the step
	 */
	public void recorded(StepKey key) {
		this.attempt = 0;
		this.recorded.add(key.hash());
		if (this.positions != null) {
			this.positions.put(key.hash(), this.positions.size());
		}
	}

	/**
	 * Notes that a step was recorded which the handler is going to meet again in this
	 * call.
	 * @param key the step
	 * @param entry what became of it
	 */
	public void recorded(StepKey key, Memo.Entry entry) {
		recorded(key);
		this.added.put(key.hash(), entry);
		this.opened.remove(key.hash());
	}

	/**
	 * Notes that a step was begun and is not over.
	 * @param key the step
	 * @param open what is known of it
	 */
	public void opened(StepKey key, Memo.Open open) {
		this.opened.put(key.hash(), open);
	}

	/**
	 * Begins parallel steps.
	 * @param racing whether the first branch that is over ends them
	 * @param branches how many branches there are
	 * @return the region
	 */
	public Region region(boolean racing, int branches) {
		StepIds ids = (this.branch != null) ? this.branch.ids() : this.ids;
		return new Region(this.branch, ids, racing, branches);
	}

	/**
	 * Begins to go through a branch.
	 * @param branch the branch
	 */
	public void begin(Branch branch) {
		branch.begin();
		this.branch = branch;
	}

	/**
	 * Ends to go through a branch.
	 * @param branch the branch
	 */
	public void end(Branch branch) {
		this.branch = branch.outer();
	}

	/**
	 * Notes that a region was gone through.
	 * @param region the region
	 */
	public void passed(Region region) {
		if (this.branch != null) {
			this.branch.enter(region);
		}
	}

	/**
	 * Whether a branch is being gone through.
	 * @return {@code true} if steps that are new have to wait for those of other branches
	 */
	public boolean inBranch() {
		return this.branch != null;
	}

	/**
	 * Whether a branch of a race is being gone through.
	 * @return {@code true} if steps that are new need not all be done
	 */
	public boolean inRace() {
		return this.branch != null && this.branch.region().isRacing();
	}

	/**
	 * Notes that the handler has come to an end that is the run's, too.
	 */
	public void ended() {
		warn("ended");
	}

	private void warn(String what) {
		String expected = this.ahead.next();
		if (expected == null || this.warned) {
			return;
		}
		this.warned = true;
		logger.warn("Function '{}' {} where earlier calls of run {} had met step '{}'. {} must meet the same steps in "
				+ "the same order on every call: take what is random, what the clock says and what is read from "
				+ "outside through a step, and deploy changed steps under new ids", this.subject.functionId(), what,
				this.subject.runId(), label(expected), this.subject.handler());
	}

	private String label(String hash) {
		Memo.Entry entry = this.memo.get(hash);
		return (entry != null) ? entry.label() : hash;
	}

	/**
	 * Whether the handler only repeats what earlier calls did, or what this call has done
	 * already.
	 * @return {@code true} while memoized steps lie ahead
	 */
	public boolean replaying() {
		for (Branch branch = this.branch; branch != null; branch = branch.outer()) {
			if (branch.isRepeating()) {
				return true;
			}
		}
		return !this.metNewStep && this.ahead.next() != null;
	}

	/**
	 * Returns the number of the attempt.
	 * @return 0 for the first one
	 */
	public int attempt() {
		return this.attempt;
	}

	/**
	 * Returns the number of a step's next attempt.
	 * @param key the step, which is not over
	 * @return 0 for the first one
	 */
	public int attempt(StepKey key) {
		Memo.Open open = open(key);
		return this.attempt + ((open != null) ? open.attempts() : 0);
	}

	/**
	 * What to call things in messages.
	 *
	 * @param runId the run
	 * @param functionId the composite id of the function
	 * @param handler the handler
	 */
	public record Subject(String runId, String functionId, String handler) {

	}

}
