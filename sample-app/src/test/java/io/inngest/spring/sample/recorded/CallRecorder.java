package io.inngest.spring.sample.recorded;

import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.inngest.spring.StepBranch;
import io.inngest.spring.StepError;
import io.inngest.spring.StepOptions;
import io.inngest.spring.sample.recorded.StepLog.Moment;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.test.util.ReflectionTestUtils;

/**
 * Records one call of a function: its steps, in branches and outside of them, and what
 * branches, races and sagas have come to.
 */
class CallRecorder {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final String runId;

	private final StepLogWriter log;

	/** Bodies run on other threads; everything else is done by the handler's own. */
	private final Set<String> executed = ConcurrentHashMap.newKeySet();

	private Map<String, Integer> met = new HashMap<>();

	private String path = "";

	CallRecorder(String runId, StepLogWriter log) {
		this.runId = runId;
		this.log = log;
	}

	StepRecording step(String id) {
		return new StepRecording(this, label(id), !this.path.isEmpty());
	}

	StepRecording stepBeside(String id) {
		return new StepRecording(this, label(id), true);
	}

	/** The steps number what occurs again, replayed or not. */
	private String label(String id) {
		int index = this.met.merge(id, 1, Integer::sum) - 1;
		return (index > 0) ? id + ":" + index : id;
	}

	/**
	 * Goes through branches, each of which begins anew whenever it is gone through.
	 */
	<T, R> R branches(boolean race, List<? extends StepBranch<? extends T>> branches,
			Function<List<StepBranch<? extends T>>, R> call) {
		String label = label(this.path + (race ? "race" : "parallel"));
		String outside = this.path;
		Map<String, Integer> before = this.met;
		Map<Integer, Map<String, Integer>> metInside = new HashMap<>();
		List<StepBranch<? extends T>> recorded = new ArrayList<>();
		for (int i = 0; i < branches.size(); i++) {
			int number = i;
			recorded.add(() -> {
				this.path = "%s%d.".formatted(outside, number);
				this.met = new HashMap<>(before);
				try {
					return branches.get(number).run();
				}
				finally {
					metInside.put(number, this.met);
					this.met = before;
					this.path = outside;
				}
			});
		}
		R value = decided(label, () -> call.apply(recorded));
		if (!race) {
			// What the losers of a race have met is used nowhere else
			metInside.values().forEach((inside) -> inside.forEach((id, count) -> before.merge(id, count, Math::max)));
		}
		return value;
	}

	<T> T saga(String id, Decided<T> saga) {
		return decided(label(this.path + "saga:" + id), saga);
	}

	private <T> T decided(String label, Decided<T> call) {
		try {
			T value = call.get();
			write(label, Moment.DECIDED, Collections.singletonMap("value", value));
			return value;
		}
		catch (StepError ex) {
			write(label, Moment.DECIDED, Map.of("error", details(ex)));
			throw ex;
		}
	}

	static Map<String, Object> details(StepError error) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("name", error.name());
		details.put("message", error.getMessage());
		return details;
	}

	void executed(String label) {
		this.executed.add(label);
	}

	boolean isExecuted(String label) {
		return this.executed.contains(label);
	}

	void write(String label, Moment moment, Map<String, ?> what) {
		this.log.write(this.runId, label, moment, JSON.writeValueAsString(what));
	}

	/** The recording body says nothing of the type that the recorded one returns. */
	@SuppressWarnings("unchecked")
	static <T> StepOptions<T> typed(String id, Object body) {
		SerializedLambda lambda = ReflectionTestUtils.invokeMethod(body, "writeReplace");
		MethodType method = MethodType.fromMethodDescriptorString(lambda.getInstantiatedMethodType(),
				body.getClass().getClassLoader());
		return StepOptions.of(id, (Class<T>) method.returnType());
	}

	/**
	 * Something that has to come to the same in each call.
	 *
	 * @param <T> the type of what it comes to
	 */
	interface Decided<T> {

		T get();

	}

}
