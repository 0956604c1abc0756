package io.inngest.spring.execution;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.inngest.spring.StepBody;
import io.inngest.spring.StepOptions;
import io.inngest.spring.TypeRef;
import io.inngest.spring.execution.TestResults.Animal;
import io.inngest.spring.execution.TestResults.ArrayStore;
import io.inngest.spring.execution.TestResults.Color;
import io.inngest.spring.execution.TestResults.Dog;
import io.inngest.spring.execution.TestResults.Euro;
import io.inngest.spring.execution.TestResults.Holder;
import io.inngest.spring.execution.TestResults.LoadPhotos;
import io.inngest.spring.execution.TestResults.Money;
import io.inngest.spring.execution.TestResults.Page;
import io.inngest.spring.execution.TestResults.Photo;
import io.inngest.spring.execution.TestResults.Use;
import io.inngest.spring.protocol.StepOp;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Results of steps that come back as what they were.
 */
class StepResultTests {

	private int bodies;

	@Test
	void comesBackAsWhatItWas() {
		assertComesBack((step) -> step.run("load", () -> Photo.A), Photo.A);
		assertComesBack((step) -> step.run("load", () -> 7), 7);
		assertComesBack((step) -> step.run("load", () -> 7L), 7L);
		assertComesBack((step) -> step.run("load", () -> true), true);
		assertComesBack((step) -> step.run("load", () -> "text"), "text");
		assertComesBack((step) -> step.run("load", () -> new BigDecimal("7.10")), new BigDecimal("7.10"));
		assertComesBack((step) -> step.run("load", () -> LocalDate.of(2026, 1, 15)), LocalDate.of(2026, 1, 15));
		assertComesBack((step) -> step.run("load", () -> Duration.ofMinutes(1)), Duration.ofMinutes(1));
		assertComesBack((step) -> step.run("load", () -> new UUID(1, 2)), new UUID(1, 2));
		assertComesBack((step) -> step.run("load", () -> Color.RED), Color.RED);
		assertComesBack((step) -> step.run("load", () -> new int[] { 1, 2 }), new int[] { 1, 2 });
		assertComesBack((step) -> step.run("load", () -> new Photo[] { Photo.A }), new Photo[] { Photo.A });
	}

	@Test
	void comesBackThroughAMethodReference() {
		assertComesBack((step) -> step.run("load", this::photo), Photo.A);
		assertComesBack((step) -> step.run("load", Photo.A::name), "a.jpg");
		assertComesBack((step) -> step.run("load", ArrayStore::new), new ArrayStore());
		assertComesBack((step) -> step.run("load", this::count), 3);
	}

	@Test
	void comesBackThroughATypeRef() {
		List<Photo> photos = List.of(Photo.A);
		assertComesBack((step) -> step.run("load", new TypeRef<List<Photo>>() {
		}, () -> photos), photos);
		assertComesBack((step) -> step.attempt("load", new TypeRef<List<Photo>>() {
		}, () -> photos).orElseThrow(), photos);
		assertComesBack((step) -> step.run(StepOptions.of("load", new TypeRef<Map<String, List<Photo>>>() {
		}), () -> Map.of("all", photos)), Map.of("all", photos));
		assertComesBack((step) -> step.run("load", new TypeRef<Page<Photo>>() {
		}, () -> new Page<>(photos)), new Page<>(photos));
		assertComesBack((step) -> step.run("load", new TypeRef<List<? extends Photo>>() {
		}, () -> photos), photos);
		assertComesBack((step) -> step.run("load", new TypeRef<Map<String, Object>>() {
		}, () -> Map.of("a", 1)), Map.of("a", 1));
	}

	@Test
	void comesBackThroughADeclaredClass() {
		assertComesBack((step) -> step.run(StepOptions.of("load", Photo.class), () -> Photo.A), Photo.A);
		assertComesBack((step) -> step.attempt(StepOptions.of("load", Photo.class), () -> Photo.A).orElseThrow(),
				Photo.A);
	}

	@Test
	void comesBackThroughAnAnonymousOrNamedClass() {
		assertComesBack((step) -> step.run("load", new StepBody<List<Photo>>() {

			@Override
			public List<Photo> run() {
				return List.of(Photo.A);
			}

		}), List.of(Photo.A));
		assertComesBack((step) -> step.run("load", new LoadPhotos()), List.of(Photo.A));
	}

	@Test
	void comesBackEmptyOrPresent() {
		assertComesBack((step) -> step.run("load", new TypeRef<Optional<Photo>>() {
		}, () -> Optional.of(Photo.A)), Optional.of(Photo.A));
		assertComesBack((step) -> step.run("load", new TypeRef<Optional<Photo>>() {
		}, Optional::empty), Optional.empty());
	}

	@Test
	void comesBackAsNull() {
		assertComesBack((step) -> step.run("load", () -> (Photo) null), null);
		assertComesBack((step) -> step.run("load", () -> (Void) null), null);
		assertComesBack((step) -> step.run("load", () -> (Object) null), null);
		assertComesBack((step) -> step.run("load", new TypeRef<List<Photo>>() {
		}, () -> null), null);
	}

	@Test
	void comesBackAsTheSubclassThatTypeInformationNames() {
		assertComesBack((step) -> step.run("load", StepResultTests::animal), new Dog("Rex"));
		assertComesBack((step) -> step.run("load", new TypeRef<List<Animal>>() {
		}, () -> List.of(new Dog("Rex"))), List.of(new Dog("Rex")));
	}

	@Test
	void comesBackThroughACustomDeserializer() {
		assertComesBack((step) -> step.run("load", StepResultTests::money), new Euro(7));
	}

	@Test
	void comesBackAsATree() {
		JsonNode tree = JsonMapper.shared().readTree("{\"a\":[1]}");
		assertComesBack((step) -> step.run("load", () -> tree), tree);
	}

	@Test
	void isReadBackOnTheFirstPassToo() {
		StringBuilder[] seen = new StringBuilder[1];
		TestRun run = TestRun.of((step, context) -> {
			Holder holder = step.run("load", () -> new Holder(new StringBuilder("transient")));
			seen[0] = holder.text;
			return null;
		});
		assertThat(run.call()).isInstanceOf(Outcome.Completed.class);
		assertThat(seen[0]).isNull();
	}

	@Test
	void isStoredAsTheApplicationsMapperWritesIt() {
		JsonMapper mapper = JsonMapper.builder()
			.propertyNamingStrategy(tools.jackson.databind.PropertyNamingStrategies.UPPER_CAMEL_CASE)
			.build();
		TestRun run = new TestRun((step, context) -> step.run("load", () -> Photo.A), mapper);
		assertThat(run.call()).isInstanceOf(Outcome.Completed.class);
		assertThat(run.journal.recorded).singleElement()
			.isInstanceOfSatisfying(StepOp.Ran.class, (ran) -> assertThat(ran.data()).startsWith("{\"Name\":"));
	}

	@Test
	void holdsNoLambdaAndReadsTheTypeOfEachOne() {
		for (int i = 0; i < 3; i++) {
			int captured = i;
			assertComesBack((step) -> step.run("load", () -> captured), captured);
		}
	}

	@Test
	void actionsHaveNoResult() {
		TestRun run = TestRun.of((step, context) -> {
			step.run("a", this::act);
			step.run(StepOptions.action("b").name("The second"), this::act);
			step.attempt("c", this::act).orElseThrow();
			step.attempt(StepOptions.action("d"), this::act).orElseThrow();
			return null;
		});
		assertThat(run.call()).isEqualTo(new Outcome.Completed("null"));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("null"));
		assertThat(this.bodies).isEqualTo(4);
		assertThat(run.journal.recorded).extracting(StepOp::name).containsExactly("a", "The second", "c", "d");
		assertThat(run.journal.recorded).allSatisfy((op) -> assertThat(((StepOp.Ran) op).data()).isEqualTo("null"));
	}

	private void assertComesBack(Use use, Object expected) {
		List<Object> seen = new ArrayList<>();
		TestRun run = TestRun.of((step, context) -> {
			seen.add(use.use(step));
			return null;
		});
		assertThat(run.call()).isEqualTo(new Outcome.Completed("null"));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("null"));
		assertThat(run.journal.recorded).hasSize(1);
		assertThat(seen).usingRecursiveComparison().withStrictTypeChecking().isEqualTo(listOf(expected, expected));
	}

	private static List<Object> listOf(Object first, Object second) {
		List<Object> list = new ArrayList<>();
		list.add(first);
		list.add(second);
		return list;
	}

	private void act() {
		this.bodies++;
	}

	private Photo photo() {
		return Photo.A;
	}

	private int count() {
		return 3;
	}

	private static Animal animal() {
		return new Dog("Rex");
	}

	private static Money money() {
		return new Euro(7);
	}

}
