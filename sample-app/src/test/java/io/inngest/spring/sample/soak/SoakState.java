package io.inngest.spring.sample.soak;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.inngest.spring.sample.soak.Fault.Kind;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was done so far, over all runs in one directory. An interrupted run goes on with
 * the segment that was interrupted.
 */
class SoakState {

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private final Path file;

	private final List<SegmentResult> segments = new ArrayList<>();

	SoakState(Path directory) {
		this.file = directory.resolve("soak.json");
		if (Files.exists(this.file)) {
			this.segments.addAll(JSON.readValue(this.file.toFile(), Content.class).segments());
		}
	}

	void add(SegmentResult result) {
		this.segments.add(result);
		JSON.writeValue(this.file.toFile(), content());
	}

	/** Returns the seed of the last run, or a new one. */
	long seed() {
		return this.segments.isEmpty() ? System.nanoTime() : this.segments.get(this.segments.size() - 1).seed();
	}

	int nextSegment() {
		return this.segments.size() + 1;
	}

	/** Returns how many faults are missing. */
	Map<Kind, Integer> remaining(Map<Kind, Integer> targets) {
		Map<String, Long> totals = totals();
		Map<Kind, Integer> remaining = new EnumMap<>(Kind.class);
		targets.forEach((kind, target) -> remaining.put(kind,
				Math.max(target - totals.getOrDefault(kind.plural(), 0L).intValue(), 0)));
		return remaining;
	}

	private Map<String, Long> totals() {
		Counts totals = new Counts();
		this.segments.forEach((segment) -> totals.countAll(segment.counts()));
		return totals.toMap();
	}

	private Content content() {
		return new Content(this.segments.stream().map(SegmentResult::seed).distinct().toList(),
				this.segments.stream().mapToLong(SegmentResult::millis).sum() / 1000, totals(), this.segments);
	}

	@Override
	public String toString() {
		Content content = content();
		StringBuilder text = new StringBuilder();
		text.append(
				"%d segments in %d s, seeds %s%n".formatted(this.segments.size(), content.seconds(), content.seeds()));
		content.totals().forEach((what, count) -> text.append("%10d %s%n".formatted(count, what)));
		return text.toString();
	}

	/**
	 * The content of the file.
	 *
	 * @param seeds the seeds of all runs
	 * @param seconds how long they took
	 * @param totals what was counted in all segments
	 * @param segments the segments
	 */
	private record Content(List<Long> seeds, long seconds, Map<String, Long> totals, List<SegmentResult> segments) {

	}

}
