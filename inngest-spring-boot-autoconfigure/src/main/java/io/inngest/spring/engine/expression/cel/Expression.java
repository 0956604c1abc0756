package io.inngest.spring.engine.expression.cel;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import org.jspecify.annotations.Nullable;

/**
 * A compiled expression, and what of it depends on the elements that a macro goes
 * through.
 */
public final class Expression {

	/** The event, or the one that started the run. */
	public static final String EVENT = "event";

	/** The later event of a wait or cancellation. */
	public static final String ASYNC = "async";

	/** What is always empty. */
	static final String VARS = "vars";

	private final CelExpr root;

	private final Functions functions;

	private final Set<Long> inLoops = new HashSet<>();

	Expression(CelExpr root, Functions functions) {
		this.root = root;
		this.functions = functions;
		markLoops(root, Set.of());
	}

	/**
	 * Returns the whole expression.
	 * @return what the library made of it
	 */
	public CelExpr root() {
		return this.root;
	}

	/**
	 * Prepares an evaluation.
	 * @param event the event
	 * @param async the later event; {@code null} if there is none
	 * @return the evaluation, to be used once or for parts of the expression
	 */
	public Evaluation on(Map<String, Object> event, @Nullable Map<String, Object> async) {
		return new Evaluation(this.functions, this, event, async);
	}

	/**
	 * Whether a part of the expression depends on an element that a macro goes through.
	 * @param expr the part
	 * @return {@code true} if a server is strict there
	 */
	boolean isInLoop(CelExpr expr) {
		return this.inLoops.contains(expr.id());
	}

	private void markLoops(CelExpr expr, Set<String> variables) {
		if (!variables.isEmpty() && mentions(expr, variables)) {
			this.inLoops.add(expr.id());
		}
		if (expr.getKind() != CelExpr.ExprKind.Kind.COMPREHENSION) {
			parts(expr).forEach((part) -> markLoops(part, variables));
			return;
		}
		CelComprehension loop = expr.comprehension();
		markLoops(loop.iterRange(), variables);
		markLoops(loop.accuInit(), variables);
		Set<String> inner = new HashSet<>(variables);
		inner.add(loop.iterVar());
		inner.add(loop.accuVar());
		Stream.of(loop.loopCondition(), loop.loopStep(), loop.result()).forEach((part) -> markLoops(part, inner));
	}

	/**
	 * Whether an expression mentions one of some variables.
	 * @param expr the expression
	 * @param variables the variables
	 * @return {@code true} if its value may depend on them
	 */
	public static boolean mentions(CelExpr expr, Set<String> variables) {
		return (expr.getKind() == CelExpr.ExprKind.Kind.IDENT && variables.contains(expr.ident().name()))
				|| parts(expr).anyMatch((part) -> mentions(part, variables));
	}

	/**
	 * Whether an expression calls one of some functions.
	 * @param expr the expression
	 * @param functions the functions
	 * @return {@code true} if it does
	 */
	public static boolean calls(CelExpr expr, Set<String> functions) {
		return (expr.getKind() == CelExpr.ExprKind.Kind.CALL && functions.contains(expr.call().function()))
				|| parts(expr).anyMatch((part) -> calls(part, functions));
	}

	/**
	 * Whether a name that a macro has not bound is one of a variable.
	 * @param name the name
	 * @return {@code false} if it is the name of a type
	 */
	static boolean isVariable(String name) {
		return name.equals(EVENT) || name.equals(ASYNC) || name.equals(VARS);
	}

	private static Stream<CelExpr> parts(CelExpr expr) {
		return switch (expr.getKind()) {
			case SELECT -> Stream.of(expr.select().operand());
			case CALL -> Stream.concat(expr.call().target().stream(), expr.call().args().stream());
			case LIST -> expr.list().elements().stream();
			case MAP -> expr.map().entries().stream().flatMap((entry) -> Stream.of(entry.key(), entry.value()));
			case COMPREHENSION -> Stream.of(expr.comprehension().iterRange(), expr.comprehension().accuInit(),
					expr.comprehension().loopCondition(), expr.comprehension().loopStep(),
					expr.comprehension().result());
			default -> Stream.empty();
		};
	}

}
