package io.inngest.spring.sample.soak;

import java.util.List;
import java.util.stream.Stream;

/**
 * Properties with which the sample is in a hurry and does not give up.
 */
final class SampleArguments {

	private static final Stream<String> HASTE = Stream.of("--inngest.embedded.retry.delays=50ms",
			"--inngest.embedded.retry.jitter=50ms", "--inngest.embedded.lease=2s",
			"--inngest.embedded.poll-interval=200ms", "--spring.datasource.hikari.connection-timeout=1000",
			"--spring.main.banner-mode=off");

	/** More attempts than faults happen to hit one step. */
	private static final Stream<String> PATIENCE = Stream
		.of("import-product-image", "add-customer", "check-subscription", "sync-shop", "hold-seats",
				"mail-hold-expired", "sync-shop-failure", "check-subscription-failure", "hold-seats-cancelled",
				"report-failures-failure", "count-failures-failure", "book-trip", "book-trip-failure", "resize-photos",
				"fulfil-order", "fulfil-order-cancelled", "issue-invoice", "contrived-branches", "contrived-race",
				"contrived-ahead")
		.map("--inngest.functions.%s.retries=12"::formatted);

	static final List<String> ALL = Stream.concat(HASTE, PATIENCE).toList();

	private SampleArguments() {
	}

}
