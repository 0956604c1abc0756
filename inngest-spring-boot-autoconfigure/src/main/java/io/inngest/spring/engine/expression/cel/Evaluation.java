package io.inngest.spring.engine.expression.cel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates one expression once. It never throws because of what the expression or the
 * event says: what has no value is {@link Absent}.
 */
public final class Evaluation {

	/** How many elements the macros of one expression may go through, all together. */
	private static final int MAX_ITERATIONS = 1_000_000;

	private final Functions functions;

	private final Expression expression;

	private final Map<String, Object> variables = new HashMap<>();

	private int iterations;

	Evaluation(Functions functions, Expression expression, Map<String, Object> event,
			@Nullable Map<String, Object> async) {
		this.functions = functions;
		this.expression = expression;
		this.variables.put(Expression.EVENT, event);
		if (async != null) {
			this.variables.put(Expression.ASYNC, async);
		}
	}

	/**
	 * Evaluates a part of the expression.
	 * @param expr the part
	 * @return its value, or why there is none
	 */
	public Object evaluate(CelExpr expr) {
		return switch (expr.getKind()) {
			case CONSTANT -> constant(expr.constant());
			case IDENT -> identifier(expr.ident().name());
			case SELECT -> select(expr);
			case CALL -> call(expr, expr.call());
			case LIST -> list(expr.list().elements());
			case MAP -> map(expr.map().entries());
			case COMPREHENSION -> loop(expr.comprehension());
			default -> Absent.failure("unknown kind of expression: " + expr.getKind());
		};
	}

	private Object constant(CelConstant constant) {
		return switch (constant.getKind()) {
			case NULL_VALUE -> constant.nullValue();
			case BOOLEAN_VALUE -> constant.booleanValue();
			case INT64_VALUE -> constant.int64Value();
			case UINT64_VALUE -> constant.uint64Value();
			case DOUBLE_VALUE -> constant.doubleValue();
			case STRING_VALUE -> constant.stringValue();
			case BYTES_VALUE -> constant.bytesValue();
			default -> Absent.failure("unknown kind of literal: " + constant.getKind());
		};
	}

	// What is no variable is a type, else the expression would not have been compiled
	private Object identifier(String name) {
		Object value = this.variables.get(name);
		if (value != null) {
			return value;
		}
		return Expression.isVariable(name) ? Absent.MISSING : new Values.Type(name);
	}

	private Object select(CelExpr expr) {
		Object operand = evaluate(expr.select().operand());
		Object field = Values.field(operand, expr.select().field());
		if (!expr.select().testOnly()) {
			return field;
		}
		if (!(field instanceof Absent)) {
			return true;
		}
		// As on a server, where has() of a missing field is as missing as the field
		return (this.expression.isInLoop(expr) && operand instanceof Map) ? false : field;
	}

	private Object call(CelExpr expr, CelCall call) {
		List<CelExpr> operands = new ArrayList<>(call.args());
		call.target().ifPresent((target) -> operands.add(0, target));
		switch (call.function()) {
			case "_&&_", "_||_" -> {
				Object left = evaluate(operands.get(0));
				return (Values.truthy(left) == call.function().equals("_||_")) ? left : evaluate(operands.get(1));
			}
			case "_?_:_" -> {
				return evaluate(operands.get(Values.truthy(evaluate(operands.get(0))) ? 1 : 2));
			}
			case "_[_]" -> {
				return Values.index(evaluate(operands.get(0)), evaluate(operands.get(1)));
			}
			case "@not_strictly_false" -> {
				return !Boolean.FALSE.equals(evaluate(operands.get(0)));
			}
			default -> {
				List<Object> values = operands.stream().map(this::evaluate).toList();
				boolean member = call.target().isPresent();
				return this.expression.isInLoop(expr) ? callInLoop(call.function(), member, values)
						: this.functions.callLoosely(call.function(), member, values);
			}
		}
	}

	private Object callInLoop(String function, boolean member, List<Object> values) {
		if (values.get(0) instanceof Collected collected && values.get(1) instanceof List<?> more) {
			collected.addAll(more);
			return collected;
		}
		return this.functions.callStrictly(function, member, values);
	}

	private Object list(List<CelExpr> elements) {
		List<Object> list = new ArrayList<>(elements.size());
		for (CelExpr element : elements) {
			Object value = evaluate(element);
			if (value instanceof Absent) {
				return value;
			}
			list.add(value);
		}
		return list;
	}

	private Object map(List<CelExpr.CelMap.Entry> entries) {
		Map<Object, Object> map = new LinkedHashMap<>();
		for (CelExpr.CelMap.Entry entry : entries) {
			Object key = evaluate(entry.key());
			Object value = evaluate(entry.value());
			if (key instanceof Absent || value instanceof Absent) {
				return (key instanceof Absent) ? key : value;
			}
			map.put(key, value);
		}
		return map;
	}

	private Object loop(CelComprehension loop) {
		Object range = evaluate(loop.iterRange());
		Collection<?> elements = (range instanceof Map<?, ?> map) ? map.keySet()
				: (range instanceof List<?> list) ? list : null;
		if (elements == null) {
			return (range instanceof Absent) ? range
					: Absent.failure("nothing to go through in " + Values.typeName(range));
		}
		Object hiddenElement = this.variables.get(loop.iterVar());
		Object hiddenResult = this.variables.get(loop.accuVar());
		Object first = evaluate(loop.accuInit());
		this.variables.put(loop.accuVar(), (first instanceof List) ? new Collected() : first);
		for (Object element : elements) {
			if (++this.iterations > MAX_ITERATIONS) {
				return Absent.contagious("goes through too many elements");
			}
			this.variables.put(loop.iterVar(), element);
			if (!Values.truthy(evaluate(loop.loopCondition()))) {
				break;
			}
			this.variables.put(loop.accuVar(), evaluate(loop.loopStep()));
		}
		restore(loop.iterVar(), hiddenElement);
		Object result = evaluate(loop.result());
		restore(loop.accuVar(), hiddenResult);
		return result;
	}

	private void restore(String variable, @Nullable Object value) {
		if (value != null) {
			this.variables.put(variable, value);
		}
		else {
			this.variables.remove(variable);
		}
	}

	/**
	 * What a macro has collected. Added to in place, as nothing else can see it yet.
	 */
	private static final class Collected extends ArrayList<Object> {

		private static final long serialVersionUID = 1L;

	}

}
