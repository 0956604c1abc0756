package io.inngest.spring.autoconfigure.mode;

import java.util.Arrays;
import java.util.Set;

import io.inngest.spring.Inngest;
import io.inngest.spring.function.FunctionRegistry;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Whether the application makes use of Inngest at all, or only has it on its class path.
 */
public class InngestUse {

	/** Beans of ours that take part in sending. */
	private static final Set<String> OWN_SENDERS = Set.of("inngestPublishedPayloads");

	private final FunctionRegistry functions;

	private final ConfigurableListableBeanFactory beanFactory;

	/**
	 * Creates it.
	 * @param functions the application's functions
	 * @param beanFactory the application's beans
	 */
	public InngestUse(FunctionRegistry functions, ConfigurableListableBeanFactory beanFactory) {
		this.functions = functions;
		this.beanFactory = beanFactory;
	}

	/**
	 * Whether the application has functions or a bean that sends. Known once all beans
	 * are there.
	 * @return {@code true} if it has one of them
	 */
	public boolean isUsed() {
		return !this.functions.isEmpty()
				|| Arrays.stream(this.beanFactory.getBeanNamesForType(Inngest.class, true, false))
					.anyMatch(this::isInjected);
	}

	private boolean isInjected(String name) {
		return Arrays.stream(this.beanFactory.getDependentBeans(name))
			.anyMatch((dependent) -> !OWN_SENDERS.contains(dependent));
	}

}
