package io.inngest.spring.engine.expression;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.inngest.spring.autoconfigure.TestApplications;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that has no conditions does without the library: it loads nothing of it,
 * since it even works where the library is not there.
 */
class WithoutLibraryTests {

	private static final String PASSED = "The function has run";

	@Test
	void libraryIsNotLoadedWithoutConditions() throws IOException, InterruptedException {
		String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.contains("dev" + File.separator + "cel") && !entry.contains("protobuf-java")
					&& !entry.contains("re2j"))
			.collect(Collectors.joining(File.pathSeparator));
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				classPath, Application.class.getName())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
		assertThat(output).contains(PASSED);
	}

	/**
	 * The application, in a process of its own.
	 */
	public static final class Application {

		private Application() {
		}

		public static void main(String[] arguments) {
			try {
				Class.forName("dev.cel.common.ast.CelExpr");
			}
			catch (ClassNotFoundException expected) {
				TestApplications.runner().withBean(TestApplications.Welcome.class).run((context) -> {
					TestApplications.assertRuns(context);
					System.out.println(PASSED);
				});
			}
		}

	}

}
