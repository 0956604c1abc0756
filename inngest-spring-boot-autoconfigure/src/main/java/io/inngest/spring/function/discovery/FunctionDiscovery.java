package io.inngest.spring.function.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.declaration.DeclaredBean;
import io.inngest.spring.function.definition.DefinedFunction;
import io.inngest.spring.function.definition.FunctionDefinitionFactory;
import io.inngest.spring.function.definition.FunctionIds;
import io.inngest.spring.function.definition.HandlerOverrides;
import io.inngest.spring.function.definition.OverrideTable;
import io.inngest.spring.function.failure.HandlerFunctionFactory;

/**
 * Finds the application's functions: those that beans declare, and those that their
 * handlers of failures and cancellations become.
 */
class FunctionDiscovery implements Supplier<List<FunctionDefinition>> {

	private final FunctionBeans beans;

	private final FunctionDefinitionFactory functions;

	private final HandlerFunctionFactory handlerFunctions;

	private final OverrideTable overrides;

	private final HandlerOverrides handlerOverrides;

	FunctionDiscovery(FunctionBeans beans, FunctionDefinitionFactory functions, HandlerFunctionFactory handlerFunctions,
			OverrideTable overrides, HandlerOverrides handlerOverrides) {
		this.beans = beans;
		this.functions = functions;
		this.handlerFunctions = handlerFunctions;
		this.overrides = overrides;
		this.handlerOverrides = handlerOverrides;
	}

	@Override
	public List<FunctionDefinition> get() {
		List<DeclaredBean> declared = this.beans.find();
		List<DefinedFunction> functions = declared.stream()
			.flatMap((bean) -> bean.functions().stream())
			.map(this.functions::create)
			.toList();
		List<DefinedFunction> all = new ArrayList<>(functions);
		declared.forEach((bean) -> this.handlerFunctions.create(bean, functions)
			.forEach((function) -> all.add(this.handlerOverrides.apply(function))));
		this.overrides.checkAllKnown(all.stream().map((function) -> function.definition().id()).toList());
		FunctionIds.checkUnique(all);
		all.stream().limit(1).forEach((function) -> FunctionIds.checkApplication(function.definition().appId()));
		return all.stream().map(DefinedFunction::definition).toList();
	}

}
