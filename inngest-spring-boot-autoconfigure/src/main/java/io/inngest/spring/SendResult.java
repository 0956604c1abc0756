package io.inngest.spring;

import java.util.List;

/**
 * What became of the events that were sent.
 *
 * @param ids the ids under which the events were stored, in the order they were given.
 * They are the store's own and differ from {@link Event#id()}, which is the sender's
 */
public record SendResult(List<String> ids) {

	public SendResult {
		ids = List.copyOf(ids);
	}

}
