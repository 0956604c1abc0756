package io.inngest.spring.sample.recorded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.inngest.spring.sample.recorded.StepLog.Moment;

/**
 * Writes a line whenever something becomes of a step. What is written outlives the
 * process: a killed one loses what it holds itself, not what the operating system has.
 */
class StepLogWriter {

	private final FileChannel file;

	StepLogWriter(Path file) throws IOException {
		this.file = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

	synchronized void write(String runId, String step, Moment moment, String json) {
		String line = "%d %d %s %s %s %s\n".formatted(ProcessHandle.current().pid(), System.currentTimeMillis(), runId,
				step, moment, json);
		try {
			this.file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
