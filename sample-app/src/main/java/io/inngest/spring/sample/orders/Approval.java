package io.inngest.spring.sample.orders;

/**
 * Somebody answers for an order that is not paid for: the data of a signal, which goes to
 * the one run that waits for it.
 *
 * @param approver who does
 */
record Approval(String approver) {

	static String signal(String orderId) {
		return "approve/" + orderId;
	}

}
