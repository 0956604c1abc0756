package io.inngest.spring.sample.soak;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.inngest.spring.sample.soak.Fault.Kind;

import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * What the command line says.
 *
 * @param database {@code postgres} or {@code h2}
 * @param seed decides what happens when
 * @param targets how many faults of each kind there are to be, earlier runs in the same
 * directory included
 * @param directory where state, logs and databases are
 */
record SoakOptions(String database, Long seed, Map<Kind, Integer> targets, Path directory) {

	private static final Map<String, Map<Kind, Integer>> DEFAULTS = Map.of("postgres",
			Map.of(Kind.KILL, 200, Kind.FREEZE, 50, Kind.CUT, 50, Kind.RESTART, 50, Kind.EXHAUSTION, 50), "h2",
			Map.of(Kind.KILL, 50));

	static SoakOptions of(String... args) {
		SimpleCommandLinePropertySource options = new SimpleCommandLinePropertySource(args);
		List<String> known = Stream
			.concat(Stream.of("database", "seed", "directory"), Arrays.stream(Kind.values()).map(Kind::plural))
			.toList();
		for (String name : options.getPropertyNames()) {
			if (!known.contains(name)) {
				throw new IllegalArgumentException("There is no option '%s'; there are %s".formatted(name, known));
			}
		}
		String database = get(options, "database", Function.identity(), "postgres");
		Map<Kind, Integer> defaults = DEFAULTS.get(database);
		if (defaults == null) {
			throw new IllegalArgumentException(
					"'%s' is none of the databases %s".formatted(database, DEFAULTS.keySet()));
		}
		Map<Kind, Integer> targets = new EnumMap<>(Kind.class);
		for (Kind kind : Kind.values()) {
			int target = get(options, kind.plural(), Integer::valueOf, defaults.getOrDefault(kind, 0));
			if ("h2".equals(database) && target > 0 && kind != Kind.KILL && kind != Kind.EXHAUSTION) {
				throw new IllegalArgumentException("H2 is in the node's own process: no " + kind.plural());
			}
			targets.put(kind, target);
		}
		return new SoakOptions(database, get(options, "seed", Long::valueOf, null), targets,
				get(options, "directory", Path::of, Path.of("target", "soak", database)));
	}

	private static <T> T get(SimpleCommandLinePropertySource options, String name, Function<String, T> read,
			T otherwise) {
		String value = options.getProperty(name);
		return (value != null) ? read.apply(value) : otherwise;
	}

}
