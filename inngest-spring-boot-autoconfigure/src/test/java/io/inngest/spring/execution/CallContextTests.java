package io.inngest.spring.execution;

import java.io.IOException;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.inngest.spring.execution.memo.Memo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;
import org.slf4j.event.Level;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class CallContextTests {

	@Test
	void describesTheRun() {
		TestRun run = TestRun.of((step, context) -> context.runId() + " " + context.functionId() + " "
				+ context.attempt() + " of " + context.maxAttempts());
		assertThat(run.call(2)).isEqualTo(new Outcome.Completed("\"01RUN shop-import 2 of 5\""));
	}

	@Test
	void logsEachLineOnceOverManyCalls(CapturedOutput output) {
		TestRun run = TestRun.of((step, context) -> {
			context.logger().info("line {}", 1);
			step.run("a", () -> {
				context.logger().info("line {}", 2);
				return "x";
			});
			context.logger().info("line {}", 3);
			step.run("b", () -> "y");
			context.logger().info("line {}", 4);
			return null;
		}).reporting();
		run.callUntilDone();
		assertThat(output.toString().lines().filter((line) -> line.contains("line ")))
			.extracting((line) -> line.substring(line.indexOf("line ")))
			.containsExactly("line 1", "line 2", "line 3", "line 4");
	}

	@Test
	void loggerIsSilentOnEveryWayWhileReplaying(CapturedOutput output) {
		TestRun run = TestRun.of((step, context) -> {
			logEverything(context.logger());
			return step.run("a", () -> "x");
		});
		run.journal.remember("a", new Memo.Data("a", "\"x\""));
		run.call();
		assertThat(output).doesNotContain("message");
	}

	@Test
	void loggerWritesWhatItIsGiven(CapturedOutput output) {
		TestRun.of((step, context) -> {
			logEverything(context.logger());
			return null;
		}).call();
		assertThat(output.toString().lines().filter((line) -> line.contains("message"))).hasSize(8);
		assertThat(output).contains("message 1 2 3", "java.io.IOException: thrown");
	}

	@Test
	void loggerNamesTheHandlersLineAsTheCaller() {
		ch.qos.logback.classic.Logger logback = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(TestRun.class);
		ListAppender<ILoggingEvent> appender = new ListAppender<>() {

			@Override
			protected void append(ILoggingEvent event) {
				event.getCallerData();
				super.append(event);
			}

		};
		appender.start();
		logback.addAppender(appender);
		try {
			TestRun.of((step, context) -> {
				logEverything(context.logger());
				return null;
			}).call();
		}
		finally {
			logback.detachAppender(appender);
		}
		assertThat(appender.list).hasSize(8)
			.allSatisfy((event) -> assertThat(event.getCallerData()[0].getMethodName()).isEqualTo("logEverything"));
		assertThat(appender.list.get(5).getMarkerList()).extracting(Marker::getName).containsExactly("MARKER");
	}

	@Test
	void loggerIsNamedAfterTheHandlersClass() {
		TestRun run = TestRun.of((step, context) -> context.logger().getName());
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"" + TestRun.class.getName() + "\""));
	}

	@Test
	void loggerKnowsItsLevels() {
		TestRun run = TestRun.of((step, context) -> {
			Logger logger = context.logger();
			return new boolean[] { logger.isTraceEnabled(), logger.isEnabledForLevel(Level.TRACE),
					logger.isInfoEnabled(), logger.isWarnEnabled(), logger.isErrorEnabled() };
		});
		assertThat(run.call()).isEqualTo(new Outcome.Completed("[false,false,true,true,true]"));
	}

	private void logEverything(Logger logger) {
		Marker marker = MarkerFactory.getMarker("MARKER");
		logger.info("message");
		logger.warn("message {}", 1);
		logger.info("message {} {}", 1, 2);
		logger.info("message {} {} {}", 1, 2, 3);
		logger.error("message", new IOException("thrown"));
		logger.info(marker, "message");
		logger.atInfo().log("message");
		logger.atLevel(Level.INFO).addMarker(marker).log("message {}", 1);
		logger.trace("message");
		logger.atTrace().log("message");
	}

}
