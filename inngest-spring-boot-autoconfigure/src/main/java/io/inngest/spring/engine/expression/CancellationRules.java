package io.inngest.spring.engine.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.cel.common.ast.CelExpr;
import io.inngest.spring.engine.expression.cel.InvalidExpressionException;

/**
 * What a server allows in the condition of a cancellation: fields, literals, logic,
 * comparisons and conversions of numbers. As on a server, what stands inside of a list or
 * map is not looked at.
 */
final class CancellationRules {

	private static final Set<String> ALLOWED = Set.of("_?_:_", "_&&_", "_||_", "!_", "_==_", "_!=_", "_<_", "_<=_",
			"_>_", "_>=_", "_[_]", "@in", "int", "uint", "double");

	private CancellationRules() {
	}

	static void check(String expression, CelExpr root) {
		Set<String> refused = new TreeSet<>();
		List<CelExpr> open = new ArrayList<>(List.of(root));
		while (!open.isEmpty()) {
			CelExpr expr = open.remove(open.size() - 1);
			switch (expr.getKind()) {
				case COMPREHENSION -> refused.add("a macro such as 'exists' or 'map'");
				case SELECT -> {
					if (expr.select().testOnly()) {
						refused.add("the macro 'has'");
					}
					open.add(expr.select().operand());
				}
				case CALL -> {
					if (!ALLOWED.contains(expr.call().function())) {
						refused.add("'%s'".formatted(expr.call().function().replace("_", "")));
					}
					open.addAll(expr.call().args());
				}
				default -> {
				}
			}
		}
		if (!refused.isEmpty()) {
			throw new InvalidExpressionException(expression,
					"uses what a cancellation may not: " + String.join(", ", refused),
					"Compare fields of 'event' and 'async' only, with logic, 'in', 'int', 'uint' and 'double'; compute "
							+ "other values before you send the event.");
		}
	}

}
