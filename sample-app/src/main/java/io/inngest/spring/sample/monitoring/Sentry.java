package io.inngest.spring.sample.monitoring;

import java.io.PrintWriter;
import java.io.StringWriter;

import io.inngest.spring.sample.outside.OutsideWorld;

import org.springframework.stereotype.Component;

/**
 * Collects exceptions, in the manner of Sentry.
 */
@Component
class Sentry {

	private final OutsideWorld world;

	Sentry(OutsideWorld world) {
		this.world = world;
	}

	void captureException(String functionId, String runId, Throwable exception) {
		StringWriter report = new StringWriter();
		report.append("in ").append(functionId).append(": ");
		exception.printStackTrace(new PrintWriter(report));
		this.world.call("sentry", runId, report.toString());
	}

}
