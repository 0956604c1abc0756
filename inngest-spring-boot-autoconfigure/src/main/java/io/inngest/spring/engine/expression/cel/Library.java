package io.inngest.spring.engine.expression.cel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.cel.common.CelException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import org.jspecify.annotations.Nullable;

/**
 * Calls the standard functions of CEL, which are strict about types.
 */
final class Library {

	/** No standard function has more arguments. */
	private static final int MAX_ARGUMENTS = 3;

	private final Map<String, CelRuntime.Program> programs = new ConcurrentHashMap<>();

	private @Nullable CelCompiler compiler;

	private @Nullable CelRuntime runtime;

	private static String variable(int index) {
		return "a" + index;
	}

	/**
	 * Calls a function.
	 * @param function its name
	 * @param member whether it is called on the first argument
	 * @param arguments the arguments
	 * @return its value, or why there is none
	 */
	Object call(String function, boolean member, List<Object> arguments) {
		String text = text(function, member, arguments.size());
		Map<String, Object> variables = new HashMap<>();
		for (int i = 0; i < arguments.size(); i++) {
			variables.put(variable(i), arguments.get(i));
		}
		try {
			CelRuntime.Program program = this.programs.get(text);
			if (program == null) {
				program = compile(text);
				this.programs.put(text, program);
			}
			return Objects.requireNonNull(program.eval(variables));
		}
		catch (CelException | RuntimeException ex) {
			return Absent.failure(ex.getMessage());
		}
	}

	// Made when a function is called: most conditions only compare
	private synchronized CelRuntime.Program compile(String text) throws CelException {
		if (this.compiler == null || this.runtime == null) {
			CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder();
			IntStream.range(0, MAX_ARGUMENTS).forEach((i) -> builder.addVar(variable(i), SimpleType.DYN));
			this.compiler = builder.build();
			this.runtime = CelRuntimeFactory.plannerRuntimeBuilder().build();
		}
		return this.runtime.createProgram(this.compiler.compile(text).getAst());
	}

	// Names of operators have a blank for each operand: _-_, -_
	private String text(String function, boolean member, int size) {
		if (function.contains("_") && !Character.isLetter(function.charAt(0))) {
			String text = function.replace("_", " ");
			return (size == 1) ? text.strip() + variable(0) : variable(0) + text + variable(1);
		}
		String arguments = IntStream.range(member ? 1 : 0, size)
			.mapToObj(Library::variable)
			.collect(Collectors.joining(", ", "(", ")"));
		return (member ? variable(0) + "." : "") + function + arguments;
	}

}
