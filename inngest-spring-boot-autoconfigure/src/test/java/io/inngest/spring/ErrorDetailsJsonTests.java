package io.inngest.spring;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorDetailsJsonTests {

	private final JsonMapper mapper = JsonMapper.builder().build();

	@Test
	void readsBackWhatItWrites() {
		ErrorDetails error = ErrorDetails
			.of(new IllegalStateException("a", new IllegalArgumentException("b", new IOException("c"))))
			.withStep("charge", 5);
		assertThat(roundTrip(error)).isEqualTo(error);
	}

	@Test
	void readsBackAStepErrorWithinAWrapper() {
		ErrorDetails step = ErrorDetails.of(new IllegalStateException("a", new IOException("b"))).withStep("charge", 5);
		ErrorDetails error = ErrorDetails.of(new RuntimeException(new StepError("charge", step)));
		assertThat(roundTrip(error)).isEqualTo(error);
	}

	@Test
	void writesTheFormOfEverySdk() {
		ErrorDetails error = ErrorDetails.of(new IllegalStateException("a", new IOException("b")))
			.withStep("charge", 2);
		JsonNode json = this.mapper.valueToTree(error);
		assertThat(json.propertyNames()).containsExactly("name", "message", "stack", "__serialized", "data", "cause");
		assertThat(json.path("name").asString()).isEqualTo("IllegalStateException");
		assertThat(json.path("message").asString()).isEqualTo("a");
		assertThat(json.path("stack").asString()).startsWith("java.lang.IllegalStateException: a\n\tat ");
		assertThat(json.path("__serialized").asBoolean()).isTrue();
		assertThat(json.path("data").path("stepId").asString()).isEqualTo("charge");
		assertThat(json.path("data").path("attempts").asInt()).isEqualTo(2);
		assertThat(json.path("cause").propertyNames()).containsExactly("name", "message", "stack", "__serialized");
		assertThat(json.path("cause").path("name").asString()).isEqualTo("IOException");
	}

	@Test
	void doesNotFollowTheApplicationsNamingStrategy() {
		JsonMapper mapper = JsonMapper.builder()
			.propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
			.build();
		ErrorDetails error = ErrorDetails.of(new IllegalStateException("a"));
		assertThat(mapper.valueToTree(error).path("name").asString()).isEqualTo("IllegalStateException");
		assertThat(mapper.readValue(mapper.writeValueAsString(error), ErrorDetails.class)).isEqualTo(error);
	}

	@Test
	void readsWhatOtherSdksWrite() {
		ErrorDetails error = read("""
				{"name":"TypeError","message":"x is undefined","stack":"TypeError: x","code":7,"__serialized":true,
				"cause":{"name":"RangeError","message":"y","cause":"text"}}""");
		assertThat(error).isEqualTo(new ErrorDetails("TypeError", "x is undefined", "TypeError: x", null, 0, List.of(),
				List.of(new ErrorDetails("RangeError", "y", null, null, 0, List.of(), List.of()))));
	}

	@Test
	void readsWhatSaysNothing() {
		ErrorDetails unknown = new ErrorDetails("Error", null, null, null, 0, List.of(), List.of());
		assertThat(read("{}")).isEqualTo(unknown);
		assertThat(read("{\"name\":null,\"data\":null,\"cause\":null}")).isEqualTo(unknown);
		assertThat(read("{\"data\":[1],\"stack\":{}}")).isEqualTo(unknown);
	}

	@Test
	void readsABareMessage() {
		assertThat(read("\"out of memory\"").message()).isEqualTo("out of memory");
	}

	@Test
	void writesAMissingMessageAsAnEmptyOne() {
		ErrorDetails error = new ErrorDetails("Error", null, null, null, 0, List.of(), List.of());
		assertThat(this.mapper.valueToTree(error).path("message").stringValue()).isEmpty();
	}

	private ErrorDetails roundTrip(ErrorDetails error) {
		return read(this.mapper.writeValueAsString(error));
	}

	private ErrorDetails read(String json) {
		return this.mapper.readValue(json, ErrorDetails.class);
	}

}
