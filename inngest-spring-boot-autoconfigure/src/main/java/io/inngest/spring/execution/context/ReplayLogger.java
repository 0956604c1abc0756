package io.inngest.spring.execution.context;

import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.spi.CallerBoundaryAware;
import org.slf4j.spi.LoggingEventBuilder;
import org.slf4j.spi.NOPLoggingEventBuilder;

/**
 * A logger that is silent while a handler is replayed, so that a line is not written
 * again by every call of the run.
 */
public final class ReplayLogger extends LegacyAbstractLogger {

	private static final long serialVersionUID = 1L;

	private final transient Logger delegate;

	private final transient BooleanSupplier replaying;

	/**
	 * Creates a logger.
	 * @param delegate the logger that writes
	 * @param replaying whether the handler is being replayed
	 */
	public ReplayLogger(Logger delegate, BooleanSupplier replaying) {
		this.name = delegate.getName();
		this.delegate = delegate;
		this.replaying = replaying;
	}

	@Override
	public boolean isTraceEnabled() {
		return isEnabledForLevel(Level.TRACE);
	}

	@Override
	public boolean isDebugEnabled() {
		return isEnabledForLevel(Level.DEBUG);
	}

	@Override
	public boolean isInfoEnabled() {
		return isEnabledForLevel(Level.INFO);
	}

	@Override
	public boolean isWarnEnabled() {
		return isEnabledForLevel(Level.WARN);
	}

	@Override
	public boolean isErrorEnabled() {
		return isEnabledForLevel(Level.ERROR);
	}

	@Override
	public boolean isEnabledForLevel(Level level) {
		return !this.replaying.getAsBoolean() && this.delegate.isEnabledForLevel(level);
	}

	@Override
	public LoggingEventBuilder makeLoggingEventBuilder(Level level) {
		return isEnabledForLevel(level) ? this.delegate.makeLoggingEventBuilder(level)
				: NOPLoggingEventBuilder.singleton();
	}

	@Override
	protected String getFullyQualifiedCallerName() {
		// The application calls methods of this class; the frame below is its own
		return AbstractLogger.class.getName();
	}

	@Override
	protected void handleNormalizedLoggingCall(Level level, @Nullable Marker marker, @Nullable String message,
			Object @Nullable [] arguments, @Nullable Throwable throwable) {
		LoggingEventBuilder event = this.delegate.makeLoggingEventBuilder(level)
			.setMessage(message)
			.setCause(throwable);
		if (marker != null) {
			event = event.addMarker(marker);
		}
		for (Object argument : (arguments != null) ? arguments : new Object[0]) {
			event = event.addArgument(argument);
		}
		if (event instanceof CallerBoundaryAware aware) {
			aware.setCallerBoundary(getFullyQualifiedCallerName());
		}
		event.log();
	}

}
