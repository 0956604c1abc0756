package io.inngest.spring.function.handler;

import java.util.Set;

import io.inngest.spring.function.declaration.BeanMethod;
import io.inngest.spring.function.declaration.Origin;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttributeSource;

/**
 * A handler runs in no transaction: a rollback would undo the work of steps that count as
 * finished, and a sleep would hold the connection.
 */
public class TransactionRule implements HandlerRule {

	private static final Set<Integer> WITHOUT_TRANSACTION = Set.of(TransactionDefinition.PROPAGATION_NOT_SUPPORTED,
			TransactionDefinition.PROPAGATION_NEVER);

	private final ObjectProvider<TransactionAttributeSource> sources;

	/**
	 * Creates the rule.
	 * @param sources what tells which methods are transactional
	 */
	public TransactionRule(ObjectProvider<TransactionAttributeSource> sources) {
		this.sources = sources;
	}

	@Override
	public void check(BeanMethod method, Origin origin) {
		if (this.sources.stream().anyMatch((source) -> isTransactional(source, method))) {
			throw origin.mistake("is transactional",
					"Remove @Transactional from the handler and begin transactions inside of its steps, in a method "
							+ "of another bean. If the annotation is on the class, add "
							+ "@Transactional(propagation = Propagation.NOT_SUPPORTED) to the handler.");
		}
	}

	private boolean isTransactional(TransactionAttributeSource source, BeanMethod method) {
		TransactionAttribute attribute = source.getTransactionAttribute(method.method(), method.beanType());
		return attribute != null && !WITHOUT_TRANSACTION.contains(attribute.getPropagationBehavior());
	}

}
