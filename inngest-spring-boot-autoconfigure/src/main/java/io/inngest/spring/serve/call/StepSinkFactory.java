package io.inngest.spring.serve.call;

/**
 * Decides for each call where its steps go.
 */
interface StepSinkFactory {

	/**
	 * Opens the sink of a call.
	 * @param call the call
	 * @return the sink, used by this call only
	 */
	StepSink open(IncomingCall call);

}
