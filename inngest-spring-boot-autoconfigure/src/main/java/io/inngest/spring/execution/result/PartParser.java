package io.inngest.spring.execution.result;

import java.io.InputStream;

import io.inngest.spring.execution.memo.StoredJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads values with one parser, one after the other: making a parser takes as long as
 * reading a small value does. To be used by one thread.
 */
final class PartParser implements AutoCloseable {

	private final JsonMapper mapper;

	private final PartStream stream = new PartStream();

	private @Nullable JsonParser parser;

	PartParser(JsonMapper mapper) {
		this.mapper = mapper;
	}

	<T extends @Nullable Object> T read(StoredJson.Part part, ResultType<T> type) {
		if (isLimited()) {
			return type.reader().readValue(part.bytes(), part.start(), part.length());
		}
		this.stream.begin(part);
		JsonParser parser = (this.parser != null) ? this.parser : this.mapper.createParser(this.stream);
		// After a failure nobody knows where it stands.
		this.parser = null;
		T value = type.reader().readValue(parser);
		this.parser = parser;
		return value;
	}

	// The application's limits are meant for one document, not for all that a parser
	// reads.
	private boolean isLimited() {
		StreamReadConstraints limits = this.mapper.tokenStreamFactory().streamReadConstraints();
		return limits.hasMaxDocumentLength() || limits.hasMaxTokenCount();
	}

	@Override
	public void close() {
		if (this.parser != null) {
			this.parser.close();
		}
	}

	/**
	 * What the parser reads: one value at a time, each with a blank behind it, without
	 * which a number has no end.
	 */
	private static final class PartStream extends InputStream {

		private StoredJson.Part part = new StoredJson.Part(new byte[0], 0, 0);

		private int position;

		private boolean ended;

		void begin(StoredJson.Part part) {
			this.part = part;
			this.position = 0;
			this.ended = false;
		}

		@Override
		public int read() {
			byte[] single = new byte[1];
			return (read(single, 0, 1) == 1) ? Byte.toUnsignedInt(single[0]) : -1;
		}

		@Override
		public int read(byte[] target, int offset, int length) {
			int count = Math.min(length, this.part.length() - this.position);
			if (count > 0) {
				System.arraycopy(this.part.bytes(), this.part.start() + this.position, target, offset, count);
				this.position += count;
				return count;
			}
			if (this.ended) {
				return -1;
			}
			this.ended = true;
			target[offset] = ' ';
			return 1;
		}

	}

}
