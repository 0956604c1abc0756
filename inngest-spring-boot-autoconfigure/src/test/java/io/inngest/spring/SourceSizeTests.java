package io.inngest.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sizes that the contributors' guide names, measured in all modules.
 */
class SourceSizeTests {

	private static final int FILE_LINES = 300;

	private static final int METHOD_LINES = 40;

	private static final int PACKAGE_TYPES = 15;

	/** What applications call and write belongs together. */
	private static final List<String> LARGE_PACKAGES = List.of("io/inngest/spring", "io/inngest/spring/annotation");

	private final List<Path> files = sources();

	@Test
	void filesAreShort() {
		assertThat(this.files).filteredOn((file) -> lines(file) > FILE_LINES).isEmpty();
	}

	@Test
	void packagesAreSmall() {
		Map<Path, Long> types = this.files.stream()
			.filter((file) -> !file.endsWith("package-info.java"))
			.filter((file) -> LARGE_PACKAGES.stream().noneMatch(file.getParent()::endsWith))
			.collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
		assertThat(types).isNotEmpty()
			.allSatisfy((directory, count) -> assertThat(count).as("%s", directory).isLessThanOrEqualTo(PACKAGE_TYPES));
	}

	@Test
	void methodsAreShort() throws IOException {
		MethodLengths lengths = new MethodLengths();
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
			Iterable<? extends JavaFileObject> sources = manager.getJavaFileObjectsFromPaths(this.files);
			JavacTask task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null, sources);
			lengths.measure(task);
		}
		assertThat(lengths.measured).isGreaterThan(500);
		assertThat(lengths.tooLong).isEmpty();
	}

	private static List<Path> sources() {
		Path project = Path.of("").toAbsolutePath().getParent();
		try (Stream<Path> modules = Files.list(project)) {
			List<Path> roots = modules.map((module) -> module.resolve("src/main/java"))
				.filter(Files::isDirectory)
				.toList();
			assertThat(roots).as("modules of %s", project).hasSizeGreaterThan(1);
			return roots.stream().flatMap(SourceSizeTests::javaFiles).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<Path> javaFiles(Path root) {
		try (Stream<Path> files = Files.walk(root)) {
			return files.filter((file) -> file.toString().endsWith(".java")).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static long lines(Path file) {
		try (Stream<String> lines = Files.lines(file)) {
			return lines.count();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Finds long methods, of which neither Javadoc nor annotations count.
	 */
	private static final class MethodLengths extends TreePathScanner<Void, CompilationUnitTree> {

		private final List<String> tooLong = new ArrayList<>();

		private int measured;

		private SourcePositions positions;

		void measure(JavacTask task) throws IOException {
			this.positions = Trees.instance(task).getSourcePositions();
			for (CompilationUnitTree unit : task.parse()) {
				scan(unit, unit);
			}
		}

		@Override
		public Void visitMethod(MethodTree method, CompilationUnitTree unit) {
			this.measured++;
			if (method.getBody() != null) {
				LineMap lines = unit.getLineMap();
				long first = lines.getLineNumber(this.positions.getStartPosition(unit, method.getBody()));
				long last = lines.getLineNumber(this.positions.getEndPosition(unit, method.getBody()));
				if (last - first + 1 > METHOD_LINES) {
					this.tooLong.add("%s %s: %d lines".formatted(unit.getSourceFile().getName(), method.getName(),
							last - first + 1));
				}
			}
			return super.visitMethod(method, unit);
		}

	}

}
