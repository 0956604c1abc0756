package io.inngest.spring.execution.result;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.inngest.spring.StepBody;
import io.inngest.spring.execution.memo.StoredJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PartParserTests {

	private static final String LARGE = "\"" + "é".repeat(20_000) + "\"";

	@Test
	void readsOneValueAfterTheOther() {
		assertThat(read(JsonMapper.shared(), "1", "[2,{\"a\":-3.5}]", "null", "\"ä\"", "true", "{}", LARGE, "7"))
			.containsExactly(1, List.of(2, Map.of("a", -3.5)), null, "ä", true, Map.of(), "é".repeat(20_000), 7);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"a\":", "[1,", "tru", "\"", "}", "\"\\x\"", "", "[}" })
	void goesOnAfterAValueThatCannotBeRead(String wrong) {
		JsonMapper mapper = JsonMapper.shared();
		try (PartParser parser = new PartParser(mapper)) {
			assertThat(parser.read(part("1"), type(mapper))).isEqualTo(1);
			assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> parser.read(part(wrong), type(mapper)));
			assertThat(parser.read(part("[2]"), type(mapper))).isEqualTo(List.of(2));
		}
	}

	@Test
	void appliesLimitsToEachValueOnItsOwn() {
		StreamReadConstraints limits = StreamReadConstraints.builder().maxDocumentLength(9000).maxTokenCount(4).build();
		JsonMapper mapper = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits).build()).build();
		String value = "[\"" + "x".repeat(5000) + "\"]";
		assertThat(read(mapper, value, value, value)).hasSize(3);
	}

	private List<Object> read(JsonMapper mapper, String... values) {
		List<Object> read = new ArrayList<>();
		try (PartParser parser = new PartParser(mapper)) {
			for (String value : values) {
				read.add(parser.read(part(value), type(mapper)));
			}
		}
		return read;
	}

	private ResultType<Object> type(JsonMapper mapper) {
		return new ResultTypes(mapper).resolve(Object.class, (StepBody<Object>) () -> "", new StepSite("run", "load"));
	}

	private StoredJson.Part part(String json) {
		byte[] bytes = ("ü" + json + "5").getBytes(StandardCharsets.UTF_8);
		return new StoredJson.Part(bytes, 2, bytes.length - 3);
	}

}
