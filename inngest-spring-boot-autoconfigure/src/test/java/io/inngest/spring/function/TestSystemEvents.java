package io.inngest.spring.function;

import io.inngest.spring.ErrorDetails;
import tools.jackson.databind.json.JsonMapper;

/**
 * The data of system events, in the form in which a server sends them.
 */
public final class TestSystemEvents {

	private static final String ORIGINAL = """
			{"id": "sender-7", "name": "shop/order.placed", "ts": 1795175380471, "user": {"email": "ann@example.com"},
			 "data": {"orderId": "ord_17", "total": 129.5}}""";

	private TestSystemEvents() {
	}

	/**
	 * Returns the data of a failure that a function of this library has reported.
	 */
	public static String failed(String functionId, Throwable error) {
		return failed(functionId, JsonMapper.shared().writeValueAsString(ErrorDetails.of(error)));
	}

	/**
	 * Returns the data of a failure.
	 */
	public static String failed(String functionId, String result) {
		return """
				{"function_id": "%s", "run_id": "failed-run", "event": %s, "events": [%s],
				 "error": {"error": "NonRetriableError", "name": "Error", "message": "as the server saw it"},
				 "result": %s, "_inngest": {"status": "Failed"}}""".formatted(functionId, ORIGINAL, ORIGINAL, result);
	}

	/**
	 * Returns the data of a cancellation.
	 */
	public static String cancelled(String functionId) {
		return """
				{"function_id": "%s", "run_id": "cancelled-run", "event": %s, "events": [%s],
				 "_inngest": {"status": "Cancelled"}}""".formatted(functionId, ORIGINAL, ORIGINAL);
	}

}
