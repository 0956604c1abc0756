package io.inngest.spring.test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

/**
 * The test kit's row in the table of packages in the contributors' guide.
 */
class TestKitDependencyTests {

	private static final String ROOT = "io.inngest.spring";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages(ROOT + ".test");

	@Test
	void importsTheApiAndTheEngine() {
		classes().should()
			.onlyDependOnClassesThat(resideOutsideOfPackage(ROOT + "..")
				.or(resideInAnyPackage(ROOT, ROOT + ".annotation..", ROOT + ".engine..", ROOT + ".test..")))
			.check(CLASSES);
	}

}
