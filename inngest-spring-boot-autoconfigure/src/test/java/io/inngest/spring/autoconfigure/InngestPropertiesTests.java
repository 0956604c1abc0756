package io.inngest.spring.autoconfigure;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.inngest.spring.engine.store.SchemaInitialization;
import io.inngest.spring.function.BackoffPolicy;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.DurationStyle;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The properties and what an editor shows of them.
 */
class InngestPropertiesTests {

	@Test
	void defaults() {
		InngestProperties properties = bind(Map.of());
		assertThat(properties.appId()).isNull();
		assertThat(properties.defaults().retries()).isEqualTo(4);
		assertThat(properties.functions()).isEmpty();
		assertThat(properties.embedded().autoStartup()).isTrue();
		assertThat(properties.embedded().workers()).isEqualTo(8);
		assertThat(properties.embedded().retry().delays()).isNull();
		assertThat(properties.schema().initialize()).isEqualTo(SchemaInitialization.EMBEDDED);
	}

	@Test
	void allOfAFunctionCanBeOverridden() {
		InngestProperties.Function function = bind(Map.of("inngest.functions.charge.name", "Charge a card",
				"inngest.functions.charge.event", "shop/order.placed", "inngest.functions.charge.retries", "2",
				"inngest.functions.charge.backoff.delays", "1s,1m", "inngest.functions.charge.backoff.jitter", "0s"))
			.functions()
			.get("charge");
		assertThat(function.name()).isEqualTo("Charge a card");
		assertThat(function.event()).isEqualTo("shop/order.placed");
		assertThat(function.retries()).isEqualTo(2);
		assertThat(function.backoff().delays()).containsExactly(Duration.ofSeconds(1), Duration.ofMinutes(1));
		assertThat(function.backoff().jitter()).isZero();
	}

	@Test
	void everyPropertyIsDescribedInSpringBootsWording() throws IOException {
		for (JsonNode property : properties()) {
			String name = property.get("name").stringValue();
			assertThat(property.path("description").stringValue("")).as(name)
				.isNotEmpty()
				.doesNotStartWith("The ")
				.doesNotStartWith("A ")
				.doesNotContain("TODO");
			if (property.get("type").stringValue().equals("java.lang.Boolean")) {
				assertThat(property.get("description").stringValue()).as(name).startsWith("Whether ");
			}
		}
	}

	@Test
	void everyPropertyHasADefaultUnlessItIsComputed() throws IOException {
		List<String> without = new ArrayList<>();
		for (JsonNode property : properties()) {
			if (!property.has("defaultValue")) {
				without.add(property.get("name").stringValue());
			}
		}
		assertThat(without).containsExactlyInAnyOrder("inngest.app-id", "inngest.functions", "inngest.mode",
				"inngest.signing-key", "inngest.signing-key-fallback", "inngest.event-key", "inngest.env",
				"inngest.base-url", "inngest.api-base-url", "inngest.event-api-base-url", "inngest.serve.origin",
				"inngest.serve.sync-on-startup");
	}

	@Test
	void valuesOfSchemaInitializationAreThoseOfTheEnum() throws IOException {
		JsonNode property = property("inngest.schema.initialize");
		assertThat(property.get("type").stringValue()).isEqualTo(SchemaInitialization.class.getName());
		assertThat(property.get("defaultValue").stringValue()).isEqualTo("embedded");
	}

	@Test
	void defaultDelaysAreTheServersTable() throws IOException {
		List<Duration> delays = new ArrayList<>();
		property("inngest.embedded.retry.delays").get("defaultValue")
			.forEach((delay) -> delays.add(DurationStyle.detectAndParse(delay.stringValue())));
		assertThat(delays).isEqualTo(BackoffPolicy.SERVER.delays());
		assertThat(bind(Map.of()).embedded().retry().jitter()).isEqualTo(BackoffPolicy.SERVER.jitter());
	}

	private JsonNode property(String name) throws IOException {
		return properties().stream()
			.filter((property) -> property.get("name").stringValue().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private List<JsonNode> properties() throws IOException {
		List<JsonNode> properties = new ArrayList<>();
		JsonMapper.shared()
			.readTree(Metadata.read("spring-configuration-metadata.json"))
			.get("properties")
			.forEach(properties::add);
		assertThat(properties).hasSizeGreaterThan(10);
		return properties;
	}

	private InngestProperties bind(Map<String, String> values) {
		return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("inngest",
				Bindable.of(InngestProperties.class));
	}

}
