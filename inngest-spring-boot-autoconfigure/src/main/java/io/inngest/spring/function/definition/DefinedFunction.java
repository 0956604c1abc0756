package io.inngest.spring.function.definition;

import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.declaration.Origin;

/**
 * A function together with where it comes from.
 *
 * @param definition the function
 * @param beanName the name of the bean that declares it
 * @param origin what mistakes of the function are about
 */
public record DefinedFunction(FunctionDefinition definition, String beanName, Origin origin) {

}
