package io.inngest.spring.sample.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.inngest.spring.StepBody;
import io.inngest.spring.sample.kill.BodyLog.Moment;

/**
 * Writes a line whenever a step's body begins and ends. What is written outlives the
 * process: a killed one loses what it holds itself, not what the operating system has.
 */
class BodyLogWriter {

	private final FileChannel file;

	BodyLogWriter(Path file) throws IOException {
		this.file = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

	<T> T record(String runId, String step, StepBody<T> body) throws Exception {
		write(runId, step, Moment.BEGIN);
		try {
			T result = body.run();
			write(runId, step, Moment.OK);
			return result;
		}
		catch (Throwable ex) {
			write(runId, step, Moment.FAILED);
			throw ex;
		}
	}

	private synchronized void write(String runId, String step, Moment moment) {
		String line = "%d %d %s %s %s%n".formatted(ProcessHandle.current().pid(), System.currentTimeMillis(), runId,
				step, moment);
		try {
			this.file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
