package io.inngest.spring.engine.expression;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import io.inngest.spring.engine.expression.cel.ExpressionCompiler;
import org.jspecify.annotations.Nullable;

/**
 * Compiles conditions, and keeps the latest. The library for that is loaded with the
 * first one.
 */
public final class Conditions {

	/**
	 * More than the functions of an application have; those of waits may be any number.
	 */
	private static final int MAX_KEPT = 1_000;

	private final Clock clock;

	private final Map<String, Condition> kept = new LinkedHashMap<>(16, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Condition> eldest) {
			return size() > MAX_KEPT;
		}

	};

	private @Nullable ExpressionCompiler compiler;

	/**
	 * Creates the conditions.
	 * @param clock what {@code now()} reads
	 */
	public Conditions(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Compiles the condition of a trigger.
	 * @param expression the expression, on {@code event}
	 * @return the condition
	 * @throws io.inngest.spring.engine.expression.cel.InvalidExpressionException if it
	 * cannot be compiled
	 */
	public Condition trigger(String expression) {
		return compile(expression);
	}

	/**
	 * Compiles the condition of a wait.
	 * @param expression the expression, on {@code event} and {@code async}
	 * @return the condition
	 * @throws io.inngest.spring.engine.expression.cel.InvalidExpressionException if it
	 * cannot be compiled
	 */
	public Condition waiting(String expression) {
		return compile(expression);
	}

	/**
	 * Compiles the condition of a cancellation.
	 * @param expression the expression, on {@code event} and {@code async}
	 * @return the condition
	 * @throws io.inngest.spring.engine.expression.cel.InvalidExpressionException if it
	 * cannot be compiled, or uses more than a server allows there
	 */
	public Condition cancellation(String expression) {
		Condition condition = compile(expression);
		condition.checkCancellation();
		return condition;
	}

	private Condition compile(String expression) {
		ExpressionCompiler compiling;
		synchronized (this.kept) {
			Condition known = this.kept.get(expression);
			if (known != null) {
				return known;
			}
			if (this.compiler == null) {
				this.compiler = new ExpressionCompiler(this.clock);
			}
			compiling = this.compiler;
		}
		Condition condition = new Condition(expression, compiling.compile(expression));
		synchronized (this.kept) {
			this.kept.put(expression, condition);
		}
		return condition;
	}

}
