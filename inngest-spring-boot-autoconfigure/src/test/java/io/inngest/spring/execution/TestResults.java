package io.inngest.spring.execution;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.inngest.spring.Step;
import io.inngest.spring.StepBody;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Results of steps, easy and difficult ones.
 */
final class TestResults {

	private TestResults() {
	}

	/** A handler that calls one step. */
	interface Use {

		Object use(Step step) throws Exception;

	}

	record Photo(String name, Instant taken) {

		static final Photo A = new Photo("a.jpg", Instant.parse("2026-01-15T12:00:00.123456789Z"));

	}

	record Page<E>(List<E> items) {

	}

	record ArrayStore() {

	}

	enum Color {

		RED, GREEN

	}

	interface Shape {

	}

	record Circle(int radius) implements Shape {

	}

	abstract static class AbstractShape {

	}

	static class Square extends AbstractShape {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
	@JsonSubTypes(@JsonSubTypes.Type(Dog.class))
	sealed interface Animal permits Dog {

	}

	record Dog(String name) implements Animal {

	}

	@JsonDeserialize(using = MoneyDeserializer.class)
	interface Money {

		int getAmount();

	}

	record Euro(int amount) implements Money {

		@Override
		public int getAmount() {
			return this.amount;
		}

	}

	static class MoneyDeserializer extends StdDeserializer<Money> {

		MoneyDeserializer() {
			super(Money.class);
		}

		@Override
		public Money deserialize(JsonParser parser, DeserializationContext context) {
			return new Euro(context.readTree(parser).path("amount").asInt());
		}

	}

	static class Holder {

		public transient StringBuilder text;

		public int length;

		Holder() {
		}

		Holder(StringBuilder text) {
			this.text = text;
			this.length = text.length();
		}

	}

	public static class Unwritable {

		public String getValue() {
			throw new IllegalStateException("no value");
		}

	}

	public static class Loop {

		public Loop getNext() {
			return this;
		}

	}

	static class OneWay {

		public final String text;

		OneWay(String first, int second) {
			this.text = first + second;
		}

	}

	static class LoadPhotos extends Load<Photo> {

		@Override
		public List<Photo> run() {
			return List.of(Photo.A);
		}

	}

	abstract static class Load<E> implements StepBody<List<E>> {

	}

}
