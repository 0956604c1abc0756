package io.inngest.spring.autoconfigure;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactory;
import org.springframework.boot.diagnostics.FailureAnalyzer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The files that tell Spring Boot of our classes.
 */
class AutoConfigurationListTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackagesOf(InngestAutoConfiguration.class);

	@Test
	void autoConfigurationsAreListedAndSorted() throws IOException {
		List<String> listed = Metadata.read("spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports")
			.lines()
			.toList();
		assertThat(listed).isSorted()
			.containsExactlyInAnyOrderElementsOf(names((type) -> type.isAnnotatedWith(AutoConfiguration.class)));
	}

	@ParameterizedTest
	@ValueSource(classes = { FailureAnalyzer.class, ConnectionDetailsFactory.class })
	void factoriesAreListedAndSorted(Class<?> type) throws IOException {
		List<String> listed = Arrays.asList(factories().getProperty(type.getName()).split(","));
		assertThat(listed).isSorted()
			.containsExactlyInAnyOrderElementsOf(names((candidate) -> candidate.isAssignableTo(type)
					&& !candidate.getModifiers().contains(JavaModifier.ABSTRACT)));
	}

	@Test
	void nothingElseIsListed() throws IOException {
		assertThat(factories()).containsOnlyKeys(FailureAnalyzer.class.getName(),
				ConnectionDetailsFactory.class.getName());
	}

	private Properties factories() throws IOException {
		Properties factories = new Properties();
		factories.load(new StringReader(Metadata.read("spring.factories")));
		return factories;
	}

	private List<String> names(Predicate<JavaClass> condition) {
		return CLASSES.stream().filter(condition).map(JavaClass::getName).toList();
	}

}
