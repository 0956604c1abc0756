package io.inngest.spring.function;

import java.util.Collection;
import java.util.function.Supplier;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Fills the registry once all singletons are there, which is before anything that has a
 * lifecycle starts.
 */
public final class FunctionRegistrar implements SmartInitializingSingleton {

	private final FunctionRegistry registry;

	private final Supplier<? extends Collection<FunctionDefinition>> discovery;

	/**
	 * Creates the registrar.
	 * @param registry the registry to fill
	 * @param discovery finds the functions; throws an {@link InvalidFunctionException} if
	 * one is declared wrongly
	 */
	public FunctionRegistrar(FunctionRegistry registry, Supplier<? extends Collection<FunctionDefinition>> discovery) {
		this.registry = registry;
		this.discovery = discovery;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.registry.fill(this.discovery.get());
	}

}
