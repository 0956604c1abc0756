package io.inngest.spring.engine.journal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

import io.inngest.spring.execution.Journal.SideBySide;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads on which bodies of parallel steps run. There are none until a function has
 * such steps, and none after they were idle for a minute.
 */
class StepThreads implements DisposableBean {

	private static final String PREFIX = "inngest-step-";

	private final int limit;

	private final boolean virtual;

	private @Nullable ExecutorService executor;

	StepThreads(int limit, boolean virtual) {
		this.limit = limit;
		this.virtual = virtual;
	}

	SideBySide sideBySide() {
		return new SideBySide((body) -> executor().execute(body), this.limit);
	}

	private synchronized ExecutorService executor() {
		if (this.executor == null) {
			ThreadFactory threads = this.virtual ? new VirtualThreadTaskExecutor(PREFIX).getVirtualThreadFactory()
					: new CustomizableThreadFactory(PREFIX);
			this.executor = Executors.newCachedThreadPool(threads);
		}
		return this.executor;
	}

	@Override
	public synchronized void destroy() {
		// Not interrupted, since H2 would close its file
		if (this.executor != null) {
			this.executor.shutdown();
		}
	}

}
