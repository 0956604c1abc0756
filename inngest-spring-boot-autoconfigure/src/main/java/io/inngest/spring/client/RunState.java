package io.inngest.spring.client;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a run on the server stands.
 *
 * @param runId the run's id
 * @param status the status, as the server names it: {@code Running}, {@code Completed},
 * {@code Failed} or {@code Cancelled}
 * @param endedAt when it ended; {@code null} while it goes on
 * @param output what it returned, or the error it failed with; {@code null} if there is
 * none
 */
public record RunState(String runId, String status, @Nullable Instant endedAt, @Nullable JsonNode output) {

}
