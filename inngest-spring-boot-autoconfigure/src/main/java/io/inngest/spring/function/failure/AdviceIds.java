package io.inngest.spring.function.failure;

import java.util.Locale;

import io.inngest.spring.function.declaration.DeclaredBean;
import io.inngest.spring.function.declaration.RunEnd;

/**
 * Chooses the ids under which an advice bean's methods are registered.
 */
final class AdviceIds {

	private AdviceIds() {
	}

	static String id(String given, DeclaredBean bean, RunEnd end) {
		if (given.isEmpty()) {
			return kebabCase(bean.name()) + "-" + end.suffix();
		}
		return (end == RunEnd.FAILED) ? given : given + "-" + end.suffix();
	}

	// sentryReports, SENTRYReports and com.acme.SentryReports alike
	private static String kebabCase(String beanName) {
		return beanName.replaceAll("(\\p{Ll}|\\d)(\\p{Lu})", "$1-$2")
			.replaceAll("(\\p{Lu})(\\p{Lu}\\p{Ll})", "$1-$2")
			.replaceAll("[^\\p{Alnum}]+", "-")
			.replaceAll("^-|-$", "")
			.toLowerCase(Locale.ROOT);
	}

}
