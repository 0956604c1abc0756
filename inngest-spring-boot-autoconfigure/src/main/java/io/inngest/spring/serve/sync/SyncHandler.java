package io.inngest.spring.serve.sync;

import java.util.LinkedHashMap;
import java.util.Map;

import io.inngest.spring.protocol.ProtocolHeaders;
import io.inngest.spring.protocol.sync.SyncJson;
import io.inngest.spring.serve.RequestHandler;
import io.inngest.spring.serve.ServeRequest;
import io.inngest.spring.serve.ServeResponse;

/**
 * Answers the requests that ask for a registration, from the server or from a script that
 * has deployed the application.
 */
class SyncHandler implements RequestHandler {

	private final Registrar registrar;

	private final InBandSync inBand;

	SyncHandler(Registrar registrar, InBandSync inBand) {
		this.registrar = registrar;
		this.inBand = inBand;
	}

	@Override
	public String method() {
		return "PUT";
	}

	@Override
	public ServeResponse handle(ServeRequest request) {
		if (InBandSync.KIND.equals(request.header(ProtocolHeaders.SYNC_KIND))) {
			return this.inBand.answer(request);
		}
		SyncResult result = this.registrar.register(request.url(), request.parameter("deployId"),
				request.header(ProtocolHeaders.SERVER_KIND));
		return answer(result).withHeader(ProtocolHeaders.SYNC_KIND, Registrar.OUT_OF_BAND);
	}

	private ServeResponse answer(SyncResult result) {
		if (result instanceof SyncResult.Registered registered) {
			return answer(200, "Successfully registered", registered.modified());
		}
		if (result instanceof SyncResult.Refused refused) {
			return answer(refused.passedOnStatus(), refused.reason(), false);
		}
		return answer(500, "Failed to register; " + ((SyncResult.Unanswered) result).reason(), false);
	}

	private ServeResponse answer(int status, String message, boolean modified) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("message", message);
		body.put("modified", modified);
		return new ServeResponse(status, SyncJson.write(body));
	}

}
