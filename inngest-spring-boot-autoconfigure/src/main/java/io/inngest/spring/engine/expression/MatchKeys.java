package io.inngest.spring.engine.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import io.inngest.spring.engine.expression.cel.Expression;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a condition on two events demands of the second one: of the parts that
 * are joined by {@code &&}, those that compare one of its fields with something that is
 * known when the first one is, and those that do not concern it at all.
 */
final class MatchKeys {

	private static final Set<String> SECOND_EVENT = Set.of(Expression.ASYNC);

	private static final Set<String> CHANGING = Set.of("now", "now_plus", "now_minus");

	private final List<Comparison> comparisons = new ArrayList<>();

	private final List<CelExpr> known = new ArrayList<>();

	private final boolean allKnown;

	MatchKeys(CelExpr root) {
		this.allKnown = isKnown(root);
		collect(root);
	}

	private void collect(CelExpr expr) {
		if (isCall(expr, "_&&_")) {
			expr.call().args().forEach(this::collect);
		}
		else if (isKnown(expr)) {
			this.known.add(expr);
		}
		else if (isCall(expr, "_==_")) {
			collect(expr.call().args().get(0), expr.call().args().get(1));
			collect(expr.call().args().get(1), expr.call().args().get(0));
		}
	}

	private void collect(CelExpr field, CelExpr value) {
		String path = path(field);
		if (path != null && !path.isEmpty() && path.length() <= MatchKey.MAX_PATH && isKnown(value)) {
			this.comparisons.add(new Comparison(path, value));
		}
	}

	private static boolean isCall(CelExpr expr, String function) {
		return expr.getKind() == Kind.CALL && expr.call().function().equals(function);
	}

	private static boolean isKnown(CelExpr expr) {
		return !Expression.mentions(expr, SECOND_EVENT) && !Expression.calls(expr, CHANGING);
	}

	private static @Nullable String path(CelExpr expr) {
		if (expr.getKind() == Kind.IDENT) {
			return expr.ident().name().equals(Expression.ASYNC) ? "" : null;
		}
		if (expr.getKind() == Kind.SELECT && !expr.select().testOnly()) {
			return path(expr.select().operand(), expr.select().field());
		}
		if (isCall(expr, "_[_]")) {
			CelExpr index = expr.call().args().get(1);
			if (index.getKind() == Kind.CONSTANT && index.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
				return path(expr.call().args().get(0), index.constant().stringValue());
			}
		}
		return null;
	}

	private static @Nullable String path(CelExpr operand, String field) {
		String parent = path(operand);
		if (parent == null || field.isEmpty() || field.contains(".")) {
			return null;
		}
		return parent.isEmpty() ? field : parent + "." + field;
	}

	/**
	 * Returns the comparisons without which the condition cannot be true.
	 * @return the comparisons, possibly none
	 */
	List<Comparison> comparisons() {
		return this.comparisons;
	}

	/**
	 * Returns the parts that the second event has no part in.
	 * @return the parts, without which the condition cannot be true
	 */
	List<CelExpr> known() {
		return this.known;
	}

	/**
	 * Whether the second event has no part in the condition.
	 * @return {@code true} if its value is known when the first event is
	 */
	boolean allKnown() {
		return this.allKnown;
	}

	/**
	 * Compares a field of the second event with a value.
	 *
	 * @param path the field
	 * @param value the value, which depends on the first event at most
	 */
	record Comparison(String path, CelExpr value) {

	}

}
