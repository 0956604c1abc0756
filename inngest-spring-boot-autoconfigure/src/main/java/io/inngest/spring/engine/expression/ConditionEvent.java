package io.inngest.spring.engine.expression;

import java.util.LinkedHashMap;
import java.util.Map;

import io.inngest.spring.engine.expression.cel.ValueText;
import io.inngest.spring.engine.expression.cel.Values;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as conditions see it. Its JSON is parsed when a condition looks at it, and
 * then once.
 */
public final class ConditionEvent {

	private final String name;

	private final @Nullable String data;

	private final @Nullable String user;

	private final @Nullable String id;

	private final long ts;

	private final @Nullable String version;

	private volatile @Nullable Map<String, Object> fields;

	/**
	 * Creates the event.
	 * @param name the event's name
	 * @param data its data as JSON; {@code null} for none
	 * @param user data about the user as JSON; {@code null} for none
	 * @param id its id; {@code null} for none
	 * @param ts when it happened, in epoch milliseconds
	 * @param version the version of its data; {@code null} for none
	 */
	public ConditionEvent(String name, @Nullable String data, @Nullable String user, @Nullable String id, long ts,
			@Nullable String version) {
		this.name = name;
		this.data = data;
		this.user = user;
		this.id = id;
		this.ts = ts;
		this.version = version;
	}

	/**
	 * Returns the event's name.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Returns what the event has at a place, in the form of {@link MatchKey#value()}.
	 * @param path the place, as in {@link MatchKey#path()}
	 * @return the value; that of {@code null} if there is none
	 */
	public String keyAt(String path) {
		Object value = fields();
		for (String field : path.split("\\.", -1)) {
			value = Values.field(value, field);
		}
		return ValueText.key(value);
	}

	Map<String, Object> fields() {
		Map<String, Object> known = this.fields;
		if (known == null) {
			known = parse();
			this.fields = known;
		}
		return known;
	}

	private Map<String, Object> parse() {
		Map<String, Object> parsed = new LinkedHashMap<>();
		parsed.put("name", this.name);
		parsed.put("data", json(this.data));
		parsed.put("user", json(this.user));
		parsed.put("id", (this.id != null) ? this.id : "");
		parsed.put("ts", (double) this.ts);
		if (this.version != null) {
			parsed.put("v", this.version);
		}
		return parsed;
	}

	private static Object json(@Nullable String json) {
		return (json != null) ? Values.of(JsonMapper.shared().readTree(json)) : Map.of();
	}

}
