package io.inngest.spring.test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

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

	@Test
	void importsTheApiAndTheEngine() {
		classes().that()
			.resideInAPackage(ROOT + ".test")
			.should()
			.onlyDependOnClassesThat(resideOutsideOfPackage(ROOT + "..")
				.or(resideInAnyPackage(ROOT, ROOT + ".annotation..", ROOT + ".engine..", ROOT + ".test..")))
			.check(CLASSES);
	}

	@Test
	void standInImportsWhatItTakesTheServersPlaceOf() {
		classes().that()
			.resideInAPackage(ROOT + ".test.server..")
			.should()
			.onlyDependOnClassesThat(resideOutsideOfPackage(ROOT + "..").or(resideInAnyPackage(ROOT, ROOT + ".client",
					ROOT + ".serve", ROOT + ".protocol..", ROOT + ".engine.expression..", ROOT + ".test.server..")))
			.check(CLASSES);
	}

	@Test
	void packagesAreFreeOfCycles() {
		slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
	}

}
