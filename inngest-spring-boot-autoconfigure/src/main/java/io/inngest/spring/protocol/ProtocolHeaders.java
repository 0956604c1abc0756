package io.inngest.spring.protocol;

/**
 * Names and fixed values of the protocol's headers.
 */
public final class ProtocolHeaders {

	/** Signature of a request or a response. */
	public static final String SIGNATURE = "x-inngest-signature";

	/** Name and version of the SDK. A server takes no answer without it. */
	public static final String SDK = "x-inngest-sdk";

	/** Says that this library answered, and not a proxy before it. */
	public static final String SDK_HANDLED = "x-inngest-sdk-handled";

	/** Version of the call protocol. */
	public static final String REQUEST_VERSION = "x-inngest-req-version";

	/** Whether a failure is final. */
	public static final String NO_RETRY = "x-inngest-no-retry";

	/** When to try again: whole seconds or an instant. */
	public static final String RETRY_AFTER = "retry-after";

	/** What the server is: {@code dev} or {@code cloud}. */
	public static final String SERVER_KIND = "x-inngest-server-kind";

	/** What the server is expected to be. */
	public static final String EXPECTED_SERVER_KIND = "x-inngest-expected-server-kind";

	/** Which way a registration goes: {@code in_band} or {@code out_of_band}. */
	public static final String SYNC_KIND = "x-inngest-sync-kind";

	/** Name of the environment, such as that of a branch. */
	public static final String ENVIRONMENT = "x-inngest-env";

	/** Name of the web framework. */
	public static final String FRAMEWORK = "x-inngest-framework";

	/** Name of the hosting platform. */
	public static final String PLATFORM = "x-inngest-platform";

	/** Seed that makes the ids of events the same when a send is repeated. */
	public static final String EVENT_ID_SEED = "x-inngest-event-id-seed";

	/** Id of the run that is called. */
	public static final String RUN_ID = "x-run-id";

	/** Hash of the step that a call is for. */
	public static final String STEP_ID = "x-inngest-step-id";

	private ProtocolHeaders() {
	}

}
