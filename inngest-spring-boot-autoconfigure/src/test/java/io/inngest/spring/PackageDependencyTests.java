package io.inngest.spring;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of packages in the contributors' guide.
 */
class PackageDependencyTests {

	private static final String ROOT = "io.inngest.spring";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages(ROOT);

	private static final String TABLE = """
			root          |
			annotation    | root
			function      | annotation root
			protocol      | root
			execution     | function protocol root
			client        | execution function protocol root
			serve         | client execution function protocol root
			engine        | execution function protocol root
			actuate       | engine.query engine.control function root
			autoconfigure | actuate annotation client engine execution function protocol root serve
			""";

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = TABLE)
	void packageImportsOnlyWhatTheTableAllows(String name, String allowed) {
		String own = pattern(name);
		String[] others = (allowed != null)
				? Arrays.stream(allowed.split(" ")).map(PackageDependencyTests::pattern).toArray(String[]::new)
				: new String[0];
		classes().that()
			.resideInAPackage(own)
			.should()
			.onlyDependOnClassesThat(
					resideOutsideOfPackage(ROOT + "..").or(resideInAPackage(own)).or(resideInAnyPackage(others)))
			.check(CLASSES);
	}

	@Test
	void everyPackageIsInTheTable() {
		Set<String> listed = TABLE.lines()
			.map((line) -> line.substring(0, line.indexOf('|')).strip())
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(CLASSES).extracting(PackageDependencyTests::topPackage).containsOnly(listed.toArray(String[]::new));
	}

	@Test
	void packagesAreFreeOfCycles() {
		slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void topPackagesAreFreeOfCycles() {
		slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void subPackagesOfTheEngineAreFreeOfCycles() {
		slices().matching(ROOT + ".engine.(*)..").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void onlyServeAndClientDependOnWebTypes() {
		noClasses().that()
			.resideOutsideOfPackages(ROOT + ".serve..", ROOT + ".client..", ROOT + ".autoconfigure..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.web..", "org.springframework.http..", "jakarta.servlet..")
			.check(CLASSES);
	}

	@Test
	void onlyTheReadSideDependsOnJpa() {
		noClasses().that()
			.resideOutsideOfPackages(ROOT + ".engine.query..", ROOT + ".autoconfigure.engine..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "org.springframework.orm..",
					"org.springframework.data..")
			.check(CLASSES);
	}

	@Test
	void onlyAutoConfigurationDependsOnTheConnectionPool() {
		noClasses().that()
			.resideOutsideOfPackage(ROOT + ".autoconfigure..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("com.zaxxer..")
			.check(CLASSES);
	}

	@Test
	void expressionsKnowNothingOfTheRestOfTheEngine() {
		noClasses().that()
			.resideInAPackage(ROOT + ".engine.expression..")
			.should()
			.dependOnClassesThat(
					resideInAPackage(ROOT + ".engine..").and(resideOutsideOfPackage(ROOT + ".engine.expression..")))
			.check(CLASSES);
	}

	@Test
	void onlyExpressionsDependOnTheirLibrary() {
		noClasses().that()
			.resideOutsideOfPackage(ROOT + ".engine.expression..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("dev.cel..", "com.google..", "org.antlr..")
			.check(CLASSES);
	}

	private static String pattern(String name) {
		return name.equals("root") ? ROOT : "%s.%s..".formatted(ROOT, name);
	}

	private static String topPackage(JavaClass type) {
		String name = type.getPackageName();
		return name.equals(ROOT) ? "root" : name.substring(ROOT.length() + 1).split("\\.")[0];
	}

}
