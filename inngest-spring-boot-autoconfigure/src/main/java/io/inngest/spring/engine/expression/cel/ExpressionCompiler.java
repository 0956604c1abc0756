package io.inngest.spring.engine.expression.cel;

import java.time.Clock;
import java.util.List;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;

/**
 * Parses and checks expressions as a server does at registration: with its variables and
 * its functions, and with operators that take values of any types.
 */
public final class ExpressionCompiler {

	private static final List<StandardFunction> COMPARISONS = List.of(StandardFunction.EQUALS,
			StandardFunction.NOT_EQUALS, StandardFunction.LESS, StandardFunction.LESS_EQUALS, StandardFunction.GREATER,
			StandardFunction.GREATER_EQUALS);

	private static final List<String> ON_TEXT = List.of("lowercase", "uppercase", "b64decode");

	private static final List<String> ON_DURATIONS = List.of("now_plus", "now_minus");

	private final CelCompiler compiler;

	private final Functions functions;

	/**
	 * Creates the compiler.
	 * @param clock what {@code now()} reads
	 */
	public ExpressionCompiler(Clock clock) {
		this.functions = new Functions(new Library(), new Dates(clock));
		CelType fields = MapType.create(SimpleType.STRING, SimpleType.DYN);
		this.compiler = CelCompilerFactory.standardCelCompilerBuilder()
			.setOptions(CelOptions.current().build())
			.setStandardEnvironmentEnabled(false)
			.setStandardDeclarations(CelStandardDeclarations.newBuilder()
				.excludeFunctions(COMPARISONS)
				.excludeFunctions(StandardFunction.ADD)
				.build())
			.setStandardMacros(CelStandardMacro.STANDARD_MACROS)
			.addVar(Expression.EVENT, fields)
			.addVar(Expression.ASYNC, fields)
			.addVar(Expression.VARS, fields)
			.addFunctionDeclarations(COMPARISONS.stream()
				.map((function) -> function(function.functionDecl().name(), SimpleType.BOOL, SimpleType.DYN,
						SimpleType.DYN))
				.toList())
			.addFunctionDeclarations(
					function(StandardFunction.ADD.functionDecl().name(), SimpleType.DYN, SimpleType.DYN,
							SimpleType.DYN),
					function("json_parse", SimpleType.DYN, SimpleType.STRING),
					function("date", SimpleType.TIMESTAMP, SimpleType.DYN), function("now", SimpleType.TIMESTAMP))
			.addFunctionDeclarations(
					ON_TEXT.stream().map((name) -> function(name, SimpleType.STRING, SimpleType.STRING)).toList())
			.addFunctionDeclarations(ON_DURATIONS.stream()
				.map((name) -> function(name, SimpleType.TIMESTAMP, SimpleType.STRING))
				.toList())
			.build();
	}

	private static CelFunctionDecl function(String name, CelType result, CelType... arguments) {
		return CelFunctionDecl.newFunctionDeclaration(name,
				CelOverloadDecl.newGlobalOverload("inngest_" + name, result, arguments));
	}

	/**
	 * Compiles an expression.
	 * @param expression the expression
	 * @return the compiled expression
	 * @throws InvalidExpressionException if it cannot be compiled
	 */
	public Expression compile(String expression) {
		CelValidationResult result = this.compiler.compile(expression);
		if (result.hasError()) {
			throw invalid(expression, result.getErrors().get(0));
		}
		try {
			return new Expression(result.getAst().getExpr(), this.functions);
		}
		catch (CelValidationException ex) {
			throw invalid(expression, ex.getErrors().get(0));
		}
	}

	private InvalidExpressionException invalid(String expression, CelIssue issue) {
		CelSourceLocation location = issue.getSourceLocation();
		String message = issue.getMessage();
		int alternatives = message.indexOf(" expecting ");
		String shortened = (alternatives > 0) ? message.substring(0, alternatives) : message;
		return new InvalidExpressionException(expression, "cannot be compiled: line %d, column %d: %s"
			.formatted(location.getLine(), location.getColumn() + 1, shortened.replace(" (in container '')", "")),
				action(message));
	}

	private String action(String message) {
		if (message.startsWith("undeclared reference")) {
			return "Conditions know the variables 'event' and, for waits and cancellations, 'async': write "
					+ "'event.data.total' for a field of the event's data, and texts in quotes.";
		}
		if (message.startsWith("found no matching overload")) {
			return "Change the types of the operands, or use another function.";
		}
		return "Write an expression in CEL, such as 'event.data.total > 100 && event.data.region == \"eu\"'.";
	}

}
