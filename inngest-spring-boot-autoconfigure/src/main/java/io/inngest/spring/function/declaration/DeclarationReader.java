package io.inngest.spring.function.declaration;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.inngest.spring.annotation.Backoff;
import io.inngest.spring.annotation.CancelOn;
import io.inngest.spring.annotation.InngestAdvice;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnCancelled;
import io.inngest.spring.annotation.OnFailure;
import io.inngest.spring.annotation.Trigger;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/**
 * Reads what a bean's class declares. Composed annotations count, and so do those of
 * superclasses and interfaces.
 */
public class DeclarationReader {

	private static final Log logger = LogFactory.getLog(DeclarationReader.class);

	private static final Set<Class<? extends Annotation>> ON_METHODS = Set.of(InngestFunction.class, OnFailure.class,
			OnCancelled.class);

	private final HandlerMethodFinder handlerMethods = new HandlerMethodFinder();

	/**
	 * Reads a bean's class.
	 * @param beanName the bean's name
	 * @param type its class as written, not a proxy's
	 * @return what it declares, or {@code null} if it has to do with functions in no way
	 */
	public @Nullable DeclaredBean read(String beanName, Class<?> type) {
		if (!AnnotationUtils.isCandidateClass(type,
				Set.of(InngestFunction.class, InngestAdvice.class, OnFailure.class, OnCancelled.class))) {
			return null;
		}
		MergedAnnotations onClass = MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY);
		List<DeclaredFunction> functions = new ArrayList<>();
		List<DeclaredHandler> handlers = new ArrayList<>();
		MergedAnnotation<InngestFunction> function = onClass.get(InngestFunction.class);
		if (function.isPresent()) {
			functions.add(function(function, classHandler(beanName, type, function)));
		}
		annotatedMethods(type).forEach((method, annotations) -> {
			BeanMethod beanMethod = new BeanMethod(beanName, type, method);
			MergedAnnotation<InngestFunction> onMethod = annotations.get(InngestFunction.class);
			if (onMethod.isPresent()) {
				functions.add(function(onMethod, beanMethod));
			}
			handlers.addAll(handlers(annotations, beanMethod));
		});
		MergedAnnotation<InngestAdvice> advice = onClass.get(InngestAdvice.class);
		if (functions.isEmpty() && handlers.isEmpty() && !advice.isPresent()) {
			return null;
		}
		String adviceId = advice.isPresent() ? advice.getString("id") : null;
		return new DeclaredBean(beanName, type, adviceId, functions, handlers);
	}

	private BeanMethod classHandler(String beanName, Class<?> type, MergedAnnotation<InngestFunction> function) {
		Origin origin = new Origin("Function '" + function.getString("id") + "'",
				"%s, bean '%s'".formatted(type.getName(), beanName));
		return new BeanMethod(beanName, type, this.handlerMethods.find(type, origin));
	}

	// Triggers, cancellations and back-off count where the function's annotation stands
	private DeclaredFunction function(MergedAnnotation<InngestFunction> function, BeanMethod handler) {
		MergedAnnotations beside = MergedAnnotations
			.from((AnnotatedElement) Objects.requireNonNull(function.getSource()));
		List<Trigger> triggers = beside.stream(Trigger.class).map(MergedAnnotation::synthesize).toList();
		List<CancelOn> cancellations = beside.stream(CancelOn.class).map(MergedAnnotation::synthesize).toList();
		Backoff backoff = beside.get(Backoff.class).synthesize(MergedAnnotation::isPresent).orElse(null);
		return new DeclaredFunction(handler, function.synthesize(), triggers, cancellations, backoff);
	}

	private List<DeclaredHandler> handlers(MergedAnnotations annotations, BeanMethod method) {
		List<DeclaredHandler> handlers = new ArrayList<>();
		annotations.get(OnFailure.class)
			.synthesize(MergedAnnotation::isPresent)
			.map((annotation) -> new DeclaredHandler(method, RunEnd.FAILED, List.of(annotation.functions()),
					Set.copyOf(Arrays.asList(annotation.error())), annotation.retries()))
			.ifPresent(handlers::add);
		annotations.get(OnCancelled.class)
			.synthesize(MergedAnnotation::isPresent)
			.map((annotation) -> new DeclaredHandler(method, RunEnd.CANCELLED, List.of(annotation.functions()),
					Set.of(), annotation.retries()))
			.ifPresent(handlers::add);
		return handlers;
	}

	private Map<Method, MergedAnnotations> annotatedMethods(Class<?> type) {
		try {
			return MethodIntrospector.selectMethods(type, (Method method) -> {
				MergedAnnotations annotations = MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY);
				return ON_METHODS.stream().anyMatch(annotations::isPresent) ? annotations : null;
			});
		}
		catch (IllegalStateException | LinkageError ex) {
			// Some bean's methods mention a class that is not there: no concern of ours
			logger.debug("Could not read the methods of bean class " + type.getName(), ex);
			return Map.of();
		}
	}

}
