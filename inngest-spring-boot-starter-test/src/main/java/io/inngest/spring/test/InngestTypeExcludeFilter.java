package io.inngest.spring.test;

import java.io.IOException;
import java.util.Set;

import io.inngest.spring.annotation.InngestAdvice;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnCancelled;
import io.inngest.spring.annotation.OnFailure;

import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * Leaves components out that have neither functions nor advice.
 */
class InngestTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<InngestTest> {

	private static final Set<Class<?>> ON_CLASSES = Set.of(InngestFunction.class, InngestAdvice.class);

	private static final Set<Class<?>> ON_METHODS = Set.of(InngestFunction.class, OnFailure.class, OnCancelled.class);

	private final Set<Class<?>> functions;

	InngestTypeExcludeFilter(Class<?> testClass) {
		super(testClass);
		this.functions = Set.of(getAnnotation().getValue("functions", Class[].class).orElseGet(() -> new Class<?>[0]));
	}

	@Override
	protected boolean defaultInclude(MetadataReader metadataReader, MetadataReaderFactory metadataReaderFactory)
			throws IOException {
		if (!this.functions.isEmpty()) {
			String name = metadataReader.getClassMetadata().getClassName();
			return this.functions.stream().anyMatch((type) -> type.getName().equals(name));
		}
		for (Class<?> type : ON_CLASSES) {
			if (isTypeOrAnnotated(metadataReader, metadataReaderFactory, type)) {
				return true;
			}
		}
		AnnotationMetadata metadata = metadataReader.getAnnotationMetadata();
		return ON_METHODS.stream().anyMatch((type) -> metadata.hasAnnotatedMethods(type.getName()));
	}

	@Override
	protected Set<Class<?>> getComponentIncludes() {
		return this.functions;
	}

}
