package io.inngest.spring.client;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The part of a server's REST API that the serve endpoint needs. Bodies are passed on as
 * they are. A request that is refused with the signing key is repeated with the fallback
 * key.
 */
public interface SdkApi {

	/**
	 * Registers the application's functions.
	 * @param payload the registration
	 * @param headers headers beside those that every request has
	 * @param deployId id of the deployment; {@code null} if the server gave none
	 * @return the server's answer, whatever its status
	 * @throws ServerRequestException if there was no answer
	 */
	ServerAnswer register(byte[] payload, Map<String, String> headers, @Nullable String deployId);

	/**
	 * Stores finished steps of a run.
	 * @param runId the run
	 * @param body the steps
	 * @throws ServerRequestException if the server did not confirm
	 */
	void checkpoint(String runId, byte[] body);

	/**
	 * Fetches the finished steps of a run, which a call leaves out when it would be too
	 * large.
	 * @param runId the run
	 * @return a JSON object, as {@code steps} of a call
	 * @throws ServerRequestException if the server did not answer with them
	 */
	byte[] steps(String runId);

	/**
	 * Fetches the events of a run, which a call leaves out when it would be too large.
	 * @param runId the run
	 * @return a JSON array, as {@code events} of a call
	 * @throws ServerRequestException if the server did not answer with them
	 */
	byte[] events(String runId);

}
