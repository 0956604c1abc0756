package io.inngest.spring.serve.call.checkpoint;

import java.time.Instant;

/**
 * The call whose steps are stored, as the server knows it.
 *
 * @param runId the run
 * @param functionId the server's own id of the function
 * @param queueItemId the server's job that the call belongs to
 * @param requestId the dispatch of the job
 * @param generationId how often the job was dispatched
 * @param startedAt when the call arrived
 */
public record CheckpointCall(String runId, String functionId, String queueItemId, String requestId, int generationId,
		Instant startedAt) {

}
