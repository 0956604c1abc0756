package io.inngest.spring.sample.soak;

import java.util.Map;

/**
 * A segment in which everything was as it should be.
 *
 * @param segment its number
 * @param seed the seed that it was run with
 * @param millis how long it took
 * @param counts what was counted
 */
record SegmentResult(int segment, long seed, long millis, Map<String, Long> counts) {

}
