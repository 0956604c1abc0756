package io.inngest.spring.serve.call;

import io.inngest.spring.execution.FunctionExecutor;
import io.inngest.spring.execution.Outcome;
import io.inngest.spring.protocol.call.UnreadableCallException;
import io.inngest.spring.serve.RequestHandler;
import io.inngest.spring.serve.ServeRequest;
import io.inngest.spring.serve.ServeResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles the server's calls: runs the function from where it stands and answers with
 * what became of it.
 */
public class CallHandler implements RequestHandler {

	private static final Logger logger = LoggerFactory.getLogger(CallHandler.class);

	private final CallLoader loader;

	private final FunctionExecutor executor;

	private final StepSinkFactory sinks;

	private final ServerJournal.Engine engine;

	private final CallAnswers answers;

	CallHandler(CallLoader loader, FunctionExecutor executor, StepSinkFactory sinks, ServerJournal.Engine engine,
			CallAnswers answers) {
		this.loader = loader;
		this.executor = executor;
		this.sinks = sinks;
		this.engine = engine;
		this.answers = answers;
	}

	@Override
	public String method() {
		return "POST";
	}

	@Override
	public ServeResponse handle(ServeRequest request) {
		try {
			return handle(this.loader.load(request));
		}
		catch (UnknownFunctionException | UnreadableCallException ex) {
			logger.warn("A call was refused: {}", ex.getMessage());
			return RefusedCalls.internalError(ex);
		}
	}

	private ServeResponse handle(IncomingCall call) {
		StepSink sink = this.sinks.open(call);
		ServerJournal journal = new ServerJournal(call, sink, this.engine);
		Outcome outcome = this.executor.execute(call.toCall(), journal);
		OutcomeLog.log(call, outcome);
		if (journal.isTargetMissing(outcome)) {
			return this.answers.missing(RefusedCalls.stepNotFound(call, journal.left()));
		}
		return sink.answer(outcome, this.answers);
	}

}
