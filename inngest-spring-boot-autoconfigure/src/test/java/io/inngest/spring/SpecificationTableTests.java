package io.inngest.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of the SDK specification in the contributors' guide: each row names tests
 * that exist, or says why there is none.
 */
class SpecificationTableTests {

	private static final Path GUIDE = Path.of("..", "CONTRIBUTING.md");

	private static final Pattern ROW = Pattern
		.compile("\\| (\\S+ ?\\S*) \\| ((?:MUST|SHOULD|RECOMMENDED)[^|]*) \\| ([^|]+) \\| ([^|]+) \\|");

	private static final Pattern TEST = Pattern.compile("`(\\w+Tests)\\.(\\w+)`");

	private static final Map<String, String> SOURCES = sources();

	@ParameterizedTest
	@MethodSource("rows")
	void rowNamesTestsThatExist(String clause, String requirement, String tests) {
		Matcher test = TEST.matcher(tests);
		int found = 0;
		while (test.find()) {
			found++;
			assertThat(SOURCES).containsKey(test.group(1));
			assertThat(SOURCES.get(test.group(1))).containsPattern("\\b" + test.group(2) + "\\(");
		}
		if (found == 0) {
			assertThat(tests).as(clause + ": " + requirement)
				.containsAnyOf("**Differs**", "**Not offered**", "later, with", "Javadoc of");
		}
	}

	static Stream<Object[]> rows() throws IOException {
		return Files.readAllLines(GUIDE)
			.stream()
			.map(ROW::matcher)
			.filter(Matcher::matches)
			.map((row) -> new Object[] { row.group(1), row.group(3), row.group(4) });
	}

	private static Map<String, String> sources() {
		try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
			return files.filter((file) -> file.toString().endsWith("Tests.java"))
				.collect(Collectors.toMap((file) -> file.getFileName().toString().replace(".java", ""),
						SpecificationTableTests::read, (first, second) -> first + second));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
