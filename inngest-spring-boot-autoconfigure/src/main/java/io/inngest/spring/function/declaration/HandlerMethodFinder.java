package io.inngest.spring.function.declaration;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.inngest.spring.annotation.FunctionHandler;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnCancelled;
import io.inngest.spring.annotation.OnFailure;

import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ReflectionUtils;

/**
 * Finds the one handler of a class that is a function: the marked method, else the only
 * one that can be meant. A class that declares none has its superclass's.
 */
class HandlerMethodFinder {

	/** By name, since some may be absent from the class path. */
	private static final Set<String> NOT_HANDLERS = Set.of(InngestFunction.class.getName(), OnFailure.class.getName(),
			OnCancelled.class.getName(), "jakarta.annotation.PostConstruct", "jakarta.annotation.PreDestroy",
			"jakarta.inject.Inject", "org.springframework.beans.factory.annotation.Autowired",
			"org.springframework.context.annotation.Bean", "org.springframework.context.event.EventListener",
			"org.springframework.scheduling.annotation.Scheduled");

	Method find(Class<?> type, Origin origin) {
		Set<Method> marked = MethodIntrospector.selectMethods(type,
				(Method method) -> annotations(method).isPresent(FunctionHandler.class));
		if (marked.size() > 1) {
			throw origin.mistake("has several methods marked @FunctionHandler: " + describe(marked),
					"Keep the mark on one of them. For several functions in one bean, put @InngestFunction on methods.");
		}
		return marked.isEmpty() ? findUnmarked(type, origin) : marked.iterator().next();
	}

	private Method findUnmarked(Class<?> type, Origin origin) {
		for (Class<?> current = type; current != null && current != Object.class; current = current.getSuperclass()) {
			List<Method> candidates = Arrays.stream(current.getDeclaredMethods()).filter(this::isCandidate).toList();
			if (candidates.size() > 1) {
				throw origin.mistake("has several methods that could be its handler: " + describe(candidates),
						"Mark the handler with @FunctionHandler, or make the other methods private.");
			}
			if (!candidates.isEmpty()) {
				return candidates.get(0);
			}
		}
		throw origin.mistake("has no handler method",
				"Add a method that is neither private nor static, such as 'void run(Event<MyData> event, Step step)'.");
	}

	private boolean isCandidate(Method method) {
		int modifiers = method.getModifiers();
		return !Modifier.isPrivate(modifiers) && !Modifier.isStatic(modifiers) && !Modifier.isAbstract(modifiers)
				&& !method.isSynthetic() && !ReflectionUtils.isObjectMethod(method)
				&& NOT_HANDLERS.stream().noneMatch(annotations(method)::isPresent);
	}

	private MergedAnnotations annotations(Method method) {
		return MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY);
	}

	private String describe(Collection<Method> methods) {
		return methods.stream()
			.map((method) -> method.getName() + Arrays.stream(method.getParameterTypes())
				.map(Class::getSimpleName)
				.collect(Collectors.joining(", ", "(", ")")))
			.sorted(Comparator.naturalOrder())
			.collect(Collectors.joining(", "));
	}

}
