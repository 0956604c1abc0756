package io.inngest.spring.execution.memo;

import io.inngest.spring.protocol.StepIds;
import io.inngest.spring.protocol.StepKey;
import org.jspecify.annotations.Nullable;

/**
 * How far a call has come: which memoized steps lie ahead, what this call has added to
 * them, and which attempt this is. Warns when the handler takes another way than earlier
 * calls did.
 */
public final class Replay {

	private final Memo memo;

	private final Subject subject;

	private final StepIds ids = new StepIds();

	private final StepsAhead ahead;

	private final KnownSteps known;

	private final ReplayWarnings warnings;

	private final Attempts attempts;

	private @Nullable Branch branch;

	private @Nullable StepKey last;

	private int progress = -1;

	private boolean metNewStep;

	private boolean losersLeft;

	private boolean metNewBefore;

	private boolean lookingAhead;

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
		this.known = new KnownSteps(memo);
		this.warnings = new ReplayWarnings(memo, this.ahead, subject);
		this.attempts = new Attempts(attempt);
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
	 * Notes that a race was decided while steps of it are not over, for an engine that
	 * runs steps apart. It must not wait for those when a later step is over, so all
	 * later ones race them.
	 */
	public void leaveLosers() {
		this.losersLeft = true;
	}

	/**
	 * Whether a branch of a race is being gone through.
	 * @return {@code true} if not all steps that come up have to be over
	 */
	public boolean isRacing() {
		return this.branch != null && this.branch.region().isRacing();
	}

	/**
	 * Meets a step and finds what is known of it.
	 * @param key the step
	 * @param begun whether it is only begun, to be awaited some time later
	 * @return the memo's entry, or {@code null} if the step is new
	 */
	public Memo.@Nullable Entry meet(StepKey key, boolean begun) {
		Memo.Entry entry = entry(key);
		boolean expected = this.ahead.meet(key.hash());
		if (this.branch != null) {
			this.branch.meet(key, (entry != null) ? this.known.position(key) : null);
		}
		else if (!expected && !begun) {
			this.warnings.otherOrder("met step '" + key.label() + "'");
		}
		this.metNewStep |= entry == null && !begun;
		return entry;
	}

	/**
	 * Notes that the handler cannot go on before a step is over.
	 * @param key the step, which was met
	 * @param begun whether it was begun some time ago
	 * @return the step, as one that races others if that is what waits for it
	 */
	public StepKey await(StepKey key, boolean begun) {
		if (this.branch != null) {
			this.branch.await(key, (entry(key) != null) ? this.known.position(key) : null);
			return this.branch.region().isRacing() ? key.inRace() : key;
		}
		if (begun) {
			this.progress = progress();
		}
		this.last = key;
		return key;
	}

	/**
	 * Finds what is known of a step without meeting it.
	 * @param key the step
	 * @return the memo's entry, or {@code null} if the step is not over
	 */
	public Memo.@Nullable Entry entry(StepKey key) {
		return this.known.entry(key);
	}

	/**
	 * Finds a step that was begun and is not over.
	 * @param key the step
	 * @return what is known, or {@code null} if nothing is
	 */
	public Memo.@Nullable Open open(StepKey key) {
		return this.known.open(key);
	}

	/**
	 * Returns how far the run had come when the handler got to where it is now.
	 * @return the highest position of the steps that it had to wait for, or -1 if there
	 * were none
	 */
	public int progress() {
		int furthest = this.progress;
		for (Branch inner = this.branch; inner != null; inner = inner.outer()) {
			furthest = Math.max(furthest, inner.completedAt());
		}
		return (this.last != null) ? Math.max(furthest, this.known.position(this.last)) : furthest;
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
		this.warnings.unusedInput(key);
	}

	/**
	 * Notes that a step was recorded, after which attempts count from 0 again.
	 * @param key the step
	 */
	public void recorded(StepKey key) {
		this.attempts.beginAnew();
		this.known.recorded(key, null);
	}

	/**
	 * Notes that a step was recorded which the handler is going to meet again in this
	 * call.
	 * @param key the step
	 * @param entry what became of it
	 */
	public void recorded(StepKey key, Memo.Entry entry) {
		this.attempts.beginAnew();
		this.known.recorded(key, entry);
	}

	/**
	 * Notes that a step was begun and is not over.
	 * @param key the step
	 * @param open what is known of it
	 */
	public void opened(StepKey key, Memo.Open open) {
		this.known.opened(key, open);
	}

	/**
	 * Begins parallel steps.
	 * @param race whether the first branch that is over ends them
	 * @param branches how many branches there are
	 * @return the region
	 */
	public Region region(boolean race, int branches) {
		if (this.branch != null) {
			return this.branch.enter(race, branches);
		}
		this.metNewBefore = this.metNewStep;
		return new Region(null, this.ids, race, branches);
	}

	/**
	 * Ends parallel steps outside of any others.
	 * @param region the region, which has ended
	 */
	public void passed(Region region) {
		if (this.branch == null) {
			this.progress = Math.max(progress(), region.completedAt());
			// Losers of a race that an earlier call has decided are no news
			this.metNewStep = this.metNewBefore || this.known.hasGrown();
		}
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
		branch.end(this.lookingAhead);
		this.branch = branch.outer();
	}

	/**
	 * Returns how many branches are around the current place.
	 * @return 0 outside of branches
	 */
	public int depth() {
		int depth = 0;
		for (Branch inner = this.branch; inner != null; inner = inner.outer()) {
			depth++;
		}
		return depth;
	}

	/**
	 * Begins or ends to go through branches only to see which of their steps are over.
	 * @param lookingAhead whether nothing else is to come of it
	 */
	public void lookAhead(boolean lookingAhead) {
		this.lookingAhead = lookingAhead;
	}

	/**
	 * Notes that the handler has come to an end that is the run's, too.
	 */
	public void ended() {
		this.warnings.otherOrder("ended");
	}

	/**
	 * Whether the handler only repeats what earlier calls did, or what this call has done
	 * already.
	 * @return {@code true} while memoized steps lie ahead
	 */
	public boolean replaying() {
		if (this.attempts.isInBody()) {
			return false;
		}
		if (this.lookingAhead || (this.branch != null && this.branch.isRepeating())) {
			return true;
		}
		return !this.metNewStep && this.ahead.next() != null;
	}

	/**
	 * Returns which attempt this is.
	 * @return the attempts of this call and of the bodies that it runs
	 */
	public Attempts attempts() {
		return this.attempts;
	}

	/**
	 * Returns the number of the attempt, in a step's body that of the step.
	 * @return 0 for the first one
	 */
	public int attempt() {
		return this.attempts.current();
	}

	/**
	 * Returns the number of a step's next attempt.
	 * @param key the step, which is not over
	 * @return 0 for the first one
	 */
	public int attempt(StepKey key) {
		Memo.Open open = open(key);
		return this.attempts.ofCall() + ((open != null) ? open.attempts() : 0);
	}

}
