package io.inngest.spring.test;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.web.WebMergedContextConfiguration;
import org.springframework.util.ClassUtils;

/**
 * Makes the context of an {@link InngestTest} one with a mock servlet environment where
 * there is one, since that is what the endpoint that a server calls needs.
 */
class InngestTestContextBootstrapper extends TestSliceTestContextBootstrapper<InngestTest> {

	private static final String[] WEB_CLASSES = { "jakarta.servlet.ServletContext",
			"org.springframework.web.servlet.DispatcherServlet" };

	@Override
	protected MergedContextConfiguration processMergedContextConfiguration(MergedContextConfiguration mergedConfig) {
		MergedContextConfiguration processed = super.processMergedContextConfiguration(mergedConfig);
		for (String name : WEB_CLASSES) {
			if (!ClassUtils.isPresent(name, getClass().getClassLoader())) {
				return processed;
			}
		}
		return new WebMergedContextConfiguration(processed, determineResourceBasePath(mergedConfig));
	}

}
