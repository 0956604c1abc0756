package io.inngest.spring.serve.web;

import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;

/**
 * Knows whether a session or transaction has been opened around the current request, as
 * open-in-view filters do.
 */
final class ThreadResources {

	private static final boolean TRANSACTIONS = ClassUtils.isPresent(
			"org.springframework.transaction.support.TransactionSynchronizationManager",
			ThreadResources.class.getClassLoader());

	private ThreadResources() {
	}

	static boolean areBound() {
		return TRANSACTIONS && Transactions.areBound();
	}

	/**
	 * Apart, since Spring's transactions may be absent.
	 */
	private static final class Transactions {

		static boolean areBound() {
			return TransactionSynchronizationManager.isSynchronizationActive()
					|| TransactionSynchronizationManager.isActualTransactionActive()
					|| !TransactionSynchronizationManager.getResourceMap().isEmpty();
		}

	}

}
