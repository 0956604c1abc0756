package io.inngest.spring.serve.sync;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Registers the functions in the background as soon as the web server is up, which is in
 * an earlier phase.
 */
class SelfRegistration implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(SelfRegistration.class);

	private final SelfRegistrationRule rule;

	private final OwnUrl ownUrl;

	private final RegistrationAttempts attempts;

	private volatile @Nullable ScheduledExecutorService executor;

	SelfRegistration(SelfRegistrationRule rule, OwnUrl ownUrl, RegistrationAttempts attempts) {
		this.rule = rule;
		this.ownUrl = ownUrl;
		this.attempts = attempts;
	}

	@Override
	public synchronized void start() {
		if (isRunning() || !this.rule.hasFunctions()) {
			return;
		}
		URI url = this.ownUrl.find();
		if (url == null) {
			logger
				.debug("The functions are not registered, since there is no web server and no 'inngest.serve.origin'");
			return;
		}
		if (this.rule.allows(url)) {
			ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(this::thread);
			this.executor = executor;
			executor.execute(() -> attempt(executor, url));
		}
	}

	// Does not keep the JVM alive
	private Thread thread(Runnable task) {
		Thread thread = new Thread(task, "inngest-sync");
		thread.setDaemon(true);
		return thread;
	}

	private void attempt(ScheduledExecutorService executor, URI url) {
		Duration pause = this.attempts.next(url, executor::isShutdown);
		if (pause != null) {
			schedule(executor, url, pause);
		}
	}

	private void schedule(ScheduledExecutorService executor, URI url, Duration pause) {
		try {
			executor.schedule(() -> attempt(executor, url), pause.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The application stops; the functions are not registered again");
		}
	}

	@Override
	public synchronized void stop() {
		ScheduledExecutorService executor = this.executor;
		if (executor != null) {
			this.executor = null;
			executor.shutdownNow();
		}
	}

	@Override
	public boolean isRunning() {
		return this.executor != null;
	}

}
