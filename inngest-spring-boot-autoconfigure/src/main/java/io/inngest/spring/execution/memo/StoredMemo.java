package io.inngest.spring.execution.memo;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A memo whose entries are all there already.
 */
final class StoredMemo implements Memo {

	private final Map<String, Entry> entries;

	StoredMemo(Map<String, Entry> entries) {
		this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
	}

	@Override
	public @Nullable Entry get(String hash) {
		return this.entries.get(hash);
	}

	@Override
	public Collection<String> order() {
		return this.entries.keySet();
	}

}
