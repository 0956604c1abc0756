package io.inngest.spring.test.kit;

/**
 * What the functions call.
 */
interface Payments {

	String charge(String orderId);

	void refund(String payment);

	void mail(String text);

	/**
	 * The card is no good.
	 */
	class PaymentDeclined extends RuntimeException {

		private static final long serialVersionUID = 1L;

		PaymentDeclined(String message) {
			super(message);
		}

	}

}
