package io.inngest.spring.sample.play;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A situation with what becomes of it, however often the process is killed.
 *
 * @param situation the situation
 * @param knobs what is sent along
 * @param functionId the function that the event starts
 * @param status how its run ends
 * @param steps its steps; those that fail are marked with an exclamation mark
 * @param handlers the functions that are told of the end, each with its only step
 */
public record Scenario(String situation, Map<String, Object> knobs, String functionId, String status,
		List<String> steps, Map<String, String> handlers) {

	/** All scenarios. */
	public static final List<Scenario> ALL = List.of(
			completed("image-generation", Map.of(), "sample-import-product-image", "generate-image-dall-e!",
					"generate-image-midjourney", "notify-user"),
			failed("row-rollback", "sample-add-customer", Map.of(), "count-sign-up!", "insert-row",
					"create-crm-contact!", "delete-row"),
			completed("row-rollback", Map.of("failures", Map.of("metrics", 99)), "sample-add-customer",
					"count-sign-up!", "insert-row", "create-crm-contact"),
			failed("subscription-check", "sample-check-subscription",
					Map.of("sample-check-subscription-failure", "unsubscribe-user"), "check-payment!"),
			failed("shop-sync", "sample-sync-shop", Map.of("sample-sync-shop-failure", "post-to-slack"),
					"fetch-products!"),
			completed("shop-sync", Map.of("failures", Map.of()), "sample-sync-shop", "fetch-products", "copy-product",
					"copy-product:1", "copy-product:2"),
			failed("shop-access-revoked", "sample-sync-shop",
					Map.of("sample-sync-shop-failure", "ask-for-access-on-slack"), "fetch-products!"),
			completed("seat-hold", Map.of("data", Map.of("holdFor", "PT0.5S")), "sample-hold-seats", "reserve-seats",
					"wait-for-payment", "release-seats", "announce-expiry"),
			new Scenario("seat-hold", Map.of(), "sample-hold-seats", "CANCELLED",
					List.of("reserve-seats", "wait-for-payment"),
					Map.of("sample-hold-seats-cancelled", "release-seats")));

	private static Scenario completed(String situation, Map<String, Object> knobs, String functionId, String... steps) {
		return new Scenario(situation, knobs, functionId, "COMPLETED", List.of(steps), Map.of());
	}

	private static Scenario failed(String situation, String functionId, Map<String, String> ownHandler,
			String... steps) {
		Map<String, String> handlers = new HashMap<>(ownHandler);
		handlers.put("sample-report-failures-failure", "capture-exception");
		handlers.put("sample-count-failures-failure", "count-failure");
		return new Scenario(situation, Map.of(), functionId, "FAILED", List.of(steps), handlers);
	}

	/**
	 * Finds the scenario of a subject.
	 * @param subject the subject
	 * @return the scenario
	 */
	public static Scenario of(String subject) {
		return ALL.get(Integer.parseInt(subject.substring(subject.lastIndexOf('-') + 1)));
	}

	/**
	 * Returns what this scenario is about when it is played.
	 * @param round a number that makes it different
	 * @return the subject
	 */
	public String subject(int round) {
		return "round-%d-scenario-%d".formatted(round, ALL.indexOf(this));
	}

	/**
	 * Whether somebody has to cancel it.
	 * @return {@code true} if it ends as cancelled
	 */
	public boolean isCancelled() {
		return "CANCELLED".equals(this.status);
	}

	/**
	 * Whether there is a customer in the end.
	 * @return {@code true} if the row stays
	 */
	public boolean keepsCustomer() {
		return "sample-add-customer".equals(this.functionId) && "COMPLETED".equals(this.status);
	}

}
