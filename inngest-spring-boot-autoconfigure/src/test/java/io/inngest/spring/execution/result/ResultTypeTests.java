package io.inngest.spring.execution.result;

import java.nio.charset.StandardCharsets;

import io.inngest.spring.StepBody;
import io.inngest.spring.execution.memo.StoredJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ResultTypeTests {

	private final ResultJson json = new ResultJson(JsonMapper.shared());

	private final ResultTypes types = new ResultTypes(JsonMapper.shared());

	@ParameterizedTest
	@ValueSource(strings = { "{\"name\":\"café 🚀\"}", "{ }", "null" })
	void readsAPartOfSomethingLongerLikeATextOfItsOwn(String text) {
		ResultType<Product> type = this.types.resolve(null, (StepBody<Product>) () -> new Product("x"),
				new StepSite("run", "load"));
		StoredJson.Part part = part("[\"é\", ", text, ", 5]");
		assertThat(part.text()).isEqualTo(text);
		assertThat(this.json.read(part, type)).isEqualTo(this.json.read(new StoredJson.Text(text), type));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 7, 1234567 })
	void readsNumbersToTheirEnd(int number) {
		ResultType<Integer> type = this.types.resolve(null, (StepBody<Integer>) () -> 1, new StepSite("run", "count"));
		assertThat(this.json.read(part("[1", Integer.toString(number), "1]"), type)).isEqualTo(number);
	}

	private StoredJson.Part part(String before, String text, String after) {
		byte[] bytes = (before + text + after).getBytes(StandardCharsets.UTF_8);
		return new StoredJson.Part(bytes, before.getBytes(StandardCharsets.UTF_8).length,
				text.getBytes(StandardCharsets.UTF_8).length);
	}

	/**
	 * A result.
	 *
	 * @param name some text
	 */
	record Product(String name) {

	}

}
