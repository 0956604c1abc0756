package io.inngest.spring.serve.call.checkpoint;

import java.time.Instant;

import io.inngest.spring.protocol.call.RequestContext;

/**
 * The call whose steps are stored.
 *
 * @param runId the run
 * @param dispatch how the server knows the call again
 * @param startedAt when the call began
 */
record CheckpointCall(String runId, RequestContext.Dispatch dispatch, Instant startedAt) {

}
