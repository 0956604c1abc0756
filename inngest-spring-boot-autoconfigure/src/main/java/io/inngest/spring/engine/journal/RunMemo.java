package io.inngest.spring.engine.journal;

import java.util.Collection;

import io.inngest.spring.engine.wait.OpenWaits;
import io.inngest.spring.execution.memo.Memo;
import org.jspecify.annotations.Nullable;

/**
 * What a call is told of the steps of its run.
 */
public final class RunMemo implements Memo {

	private final Memo finished;

	private final OpenWaits open;

	private final long now;

	/**
	 * Creates the memo.
	 * @param history the finished steps
	 * @param open the steps that are not over
	 * @param now when the call begins, in epoch milliseconds
	 */
	public RunMemo(StepTable.History history, OpenWaits open, long now) {
		this.finished = Memo.of(history.entries());
		this.open = open;
		this.now = now;
	}

	@Override
	public @Nullable Entry get(String hash) {
		return this.finished.get(hash);
	}

	@Override
	public @Nullable Open open(String hash) {
		return this.open.find(hash, this.now);
	}

	@Override
	public Collection<String> order() {
		return this.finished.order();
	}

}
