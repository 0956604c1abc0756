package io.inngest.spring.test;

import java.util.Arrays;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The test kit's rows in the table of packages in the contributors' guide.
 */
class TestKitDependencyTests {

	private static final String ROOT = "io.inngest.spring";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages(ROOT + ".test");

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			test              | annotation
			test.intervention | execution.. function protocol
			test.replay       | execution.. function.. protocol
			test.server       | client protocol.. serve engine.expression..
			test.drive        | engine.. execution.. function.. protocol test test.intervention test.replay test.server
			test.context      | test test.drive
			test.wiring       | engine.. function.. test test.drive test.intervention test.server
			""")
	void packageImportsOnlyWhatTheTableAllows(String name, String allowed) {
		String[] others = Arrays.stream(allowed.split(" ")).map((other) -> ROOT + "." + other).toArray(String[]::new);
		classes().that()
			.resideInAPackage(ROOT + "." + name)
			.should()
			.onlyDependOnClassesThat(resideOutsideOfPackage(ROOT + "..").or(resideInAnyPackage(others))
				.or(resideInAnyPackage(ROOT, ROOT + "." + name)))
			.check(CLASSES);
	}

	@Test
	void packagesAreFreeOfCycles() {
		slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
	}

}
