package io.inngest.spring.benchmarks.serve;

import java.util.List;

/**
 * What a memoized step has returned: about 250 bytes of JSON.
 *
 * @param number the line's number
 * @param id some id
 * @param customer some name
 * @param email some address
 * @param cents some amount
 * @param currency its currency
 * @param paid some decision
 * @param tags some words
 * @param note some text
 */
record OrderLine(int number, String id, String customer, String email, long cents, String currency, boolean paid,
		List<String> tags, String note) {

	private static final String NOTE = "Leave it with the neighbours, please, and do not ring: the baby is asleep.";

	static OrderLine of(int number) {
		return new OrderLine(number, "01JZ0000000000000000000000", "Ada Lovelace", "ada@example.org", 100 + number,
				"EUR", true, List.of("gift", "express"), NOTE);
	}

}
