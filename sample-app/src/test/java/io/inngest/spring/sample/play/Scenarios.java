package io.inngest.spring.sample.play;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The scenarios of the situations, and of functions that no sensible application has.
 */
final class Scenarios {

	private static final Map<String, Object> NO_FAILURES = Map.of("failures", Map.of());

	private static final String PAY = "/orders/{subject}/payment";

	private static final String APPROVE = "/orders/{subject}/approval";

	private static final String CANCEL = "/orders/{subject}/cancellation";

	private Scenarios() {
	}

	static List<Scenario> all() {
		return Stream.of(steps(), sagasAndBranches(), waits(), contrived()).flatMap(List::stream).toList();
	}

	private static List<Scenario> steps() {
		return List.of(
				completed("image-generation", Map.of(), "sample-import-product-image",
						"generate-image-dall-e! generate-image-midjourney notify-user"),
				failed("row-rollback", Map.of(), "sample-add-customer", Map.of(),
						"count-sign-up! insert-row create-crm-contact! delete-row"),
				completed("row-rollback", Map.of("failures", Map.of("metrics", 99)), "sample-add-customer",
						"count-sign-up! insert-row create-crm-contact"),
				failed("subscription-check", Map.of(), "sample-check-subscription",
						Map.of("sample-check-subscription-failure", "unsubscribe-user"), "check-payment!"),
				failed("shop-sync", Map.of(), "sample-sync-shop", Map.of("sample-sync-shop-failure", "post-to-slack"),
						"fetch-products!"),
				completed("shop-sync", NO_FAILURES, "sample-sync-shop",
						"fetch-products copy-product copy-product:1 copy-product:2"),
				failed("shop-access-revoked", Map.of(), "sample-sync-shop",
						Map.of("sample-sync-shop-failure", "ask-for-access-on-slack"), "fetch-products!"),
				completed("seat-hold", Map.of("data", Map.of("holdFor", "PT0.5S")), "sample-hold-seats",
						"reserve-seats wait-for-payment release-seats announce-expiry"),
				new Scenario("/situations/seat-hold", Map.of(), "sample-hold-seats", "CANCELLED",
						Course.of("reserve-seats wait-for-payment"),
						Map.of("sample-hold-seats-cancelled", "release-seats"), List.of()));
	}

	private static List<Scenario> sagasAndBranches() {
		Map<String, String> told = Map.of("sample-book-trip-failure", "tell-customer");
		return List.of(
				failed("trip-rollback", Map.of(), "sample-book-trip", told,
						"book-flight book-hotel cool-off rent-car! saga:failed! cancel-hotel cancel-flight"),
				failed("trip-rollback", Map.of("failures", Map.of("car", 99, "hotel-cancellation", 99)),
						"sample-book-trip", told,
						"book-flight book-hotel cool-off rent-car! saga:failed! cancel-hotel! cancel-flight"),
				failed("trip-rollback", Map.of("failures", Map.of("hotel", 99, "flight-cancellation", 2)),
						"sample-book-trip", told, "book-flight book-hotel! saga:failed! cancel-flight"),
				completed("trip-rollback", Map.of("failures", Map.of("car", 1), "data", Map.of("coolingOff", "PT0.3S")),
						"sample-book-trip", "book-flight book-hotel cool-off rent-car"),
				new Scenario("/situations/trip-rollback",
						Map.of("failures", Map.of("hotel-cancellation", 1), "data", Map.of("coolingOff", "PT10M")),
						"sample-book-trip", "CANCELLED",
						Course.either("", "book-flight cancel-flight",
								"book-flight book-hotel cancel-hotel cancel-flight",
								"book-flight book-hotel cool-off cancel-hotel cancel-flight"),
						Map.of(), List.of()),
				completed("photo-resize", Map.of(), "sample-resize-photos",
						"resize-harbour store-harbour publish-album", "resize-beach! publish-album",
						"resize-tram store-tram publish-album"),
				completed("photo-resize", Map.of("failures", Map.of("resizer-of-tram", 1, "storage", 1)),
						"sample-resize-photos", "resize-harbour store-harbour publish-album",
						"resize-beach store-beach publish-album", "resize-tram store-tram publish-album"));
	}

	private static List<Scenario> waits() {
		String shipped = "reserve-goods issue-invoice ship-goods";
		return List.of(
				order("COMPLETED", Map.of(), Map.of(), List.of(PAY), shipped, "reserve-goods await-payment ship-goods"),
				order("COMPLETED", Map.of(), Map.of(), List.of(APPROVE), shipped,
						"reserve-goods await-approval ship-goods"),
				order("COMPLETED", Map.of("failures", Map.of("accounting", 1)), Map.of(), List.of(PAY, APPROVE),
						shipped, "reserve-goods await-payment?", "reserve-goods await-approval?"),
				order("COMPLETED", Map.of("data", Map.of("payWithin", "PT0.5S")), Map.of(), List.of(),
						"reserve-goods release-goods", "reserve-goods await-payment?", "reserve-goods await-approval?"),
				order("CANCELLED", Map.of(), Map.of("sample-fulfil-order-cancelled", "release-goods"), List.of(CANCEL),
						"reserve-goods"));
	}

	private static Scenario order(String status, Map<String, Object> knobs, Map<String, String> handlers,
			List<String> nudges, String... chains) {
		return new Scenario("/situations/order-clearance", knobs, "sample-fulfil-order", status, Course.of(chains),
				handlers, nudges);
	}

	private static List<Scenario> contrived() {
		return List.of(
				contrived("branches", Map.of("b-first", 99, "c-break", 99, "c-untake", 99, "d-twice", 1, "e-right", 99),
						"a-one a-two sum nap end", "b-first! b-second sum",
						"c-book c-take c-break! c:failed! c-untake! c-unbook sum", "d-twice sum", "e-left sum",
						"e-right! sum"),
				contrived("race", Map.of("slow", 99), "nap decide end", "quick?", "slow!?", "long-one? long-two?"),
				contrived("ahead", Map.of("two", 1), "one nap end", "two nap end", "meanwhile nap end", "three"));
	}

	private static Scenario contrived(String name, Map<String, Integer> failures, String... chains) {
		return new Scenario("/contrived/" + name, Map.of("failures", failures), "sample-contrived-" + name, "COMPLETED",
				Course.of(chains), Map.of(), List.of());
	}

	private static Scenario completed(String situation, Map<String, Object> knobs, String functionId,
			String... chains) {
		return new Scenario("/situations/" + situation, knobs, functionId, "COMPLETED", Course.of(chains), Map.of(),
				List.of());
	}

	private static Scenario failed(String situation, Map<String, Object> knobs, String functionId,
			Map<String, String> ownHandler, String chain) {
		Map<String, String> handlers = new HashMap<>(ownHandler);
		handlers.put("sample-report-failures-failure", "capture-exception");
		handlers.put("sample-count-failures-failure", "count-failure");
		return new Scenario("/situations/" + situation, knobs, functionId, "FAILED", Course.of(chain), handlers,
				List.of());
	}

}
