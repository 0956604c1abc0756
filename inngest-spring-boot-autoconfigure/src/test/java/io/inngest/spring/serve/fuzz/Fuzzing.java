package io.inngest.spring.serve.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import io.inngest.spring.protocol.signature.SigningKey;
import io.inngest.spring.serve.ServeRequest;
import io.inngest.spring.serve.ServeResponse;

/**
 * Sends spoilt requests to a Dev Server's and to a cloud server's endpoint by turns, and
 * checks every answer.
 */
final class Fuzzing {

	private static final int LONGEST = 2000;

	private static final SigningKey KEY = new SigningKey(FuzzedApplication.KEY);

	private static final AnswerRules DEV_RULES = new AnswerRules(null);

	private static final AnswerRules CLOUD_RULES = new AnswerRules(KEY);

	private final List<ServeRequest> seeds;

	private final List<ServeRequest> signed = Seeds.signed();

	private final Random random;

	private final Mutator mutator;

	private final FuzzedApplication dev;

	private final FuzzedApplication cloud;

	private final Transport transport;

	private int sent;

	Fuzzing(long seed, FuzzedApplication dev, FuzzedApplication cloud, Transport transport) {
		this.random = new Random(seed);
		this.mutator = new Mutator(this.random);
		this.seeds = Seeds.all(dev.functions());
		this.dev = dev;
		this.cloud = cloud;
		this.transport = transport;
	}

	/**
	 * Sends requests until that many are sent altogether.
	 * @return the first violation of a rule, with the request
	 */
	Optional<String> sendUpTo(int requests) {
		while (this.sent < requests) {
			Optional<String> violation = switch (this.sent++ % 4) {
				case 0 -> forged();
				case 1 -> resigned();
				default -> mutated();
			};
			if (violation.isPresent()) {
				return violation.map((text) -> "request %d: %s".formatted(this.sent, text));
			}
		}
		return Optional.empty();
	}

	private Optional<String> mutated() {
		this.dev.clock().set(this.dev.clock().instant().plusSeconds(1));
		return send(this.dev, this.mutator.mutate(one(this.seeds)), DEV_RULES);
	}

	/**
	 * Whoever signs may send nonsense, and gets a signed answer.
	 */
	private Optional<String> resigned() {
		ServeRequest request = this.mutator.mutate(one(this.seeds));
		Instant now = this.cloud.clock().instant();
		Map<String, String> headers = new HashMap<>(request.headers());
		headers.put("x-inngest-signature", KEY.sign(request.body(), now));
		return send(this.cloud,
				new ServeRequest(request.method(), request.url(), request.query(), headers, request.body()),
				CLOUD_RULES);
	}

	/**
	 * What was changed after it was signed is refused and runs nothing.
	 */
	private Optional<String> forged() {
		ServeRequest original = one(this.signed);
		ServeRequest request = this.mutator.forge(original);
		String signature = original.headers().get("x-inngest-signature");
		this.cloud.clock().set(Instant.ofEpochSecond(Long.parseLong(signature.substring(2, signature.indexOf('&')))));
		long before = this.cloud.calls();
		Optional<String> violation = send(this.cloud, request, CLOUD_RULES, 401);
		return (this.cloud.calls() == before) ? violation : Optional.of("has run a function: " + describe(request));
	}

	private Optional<String> send(FuzzedApplication application, ServeRequest request, AnswerRules rules,
			int... statuses) {
		ServeResponse answer;
		try {
			answer = this.transport.send(application, request);
		}
		catch (Throwable ex) {
			return Optional.of("%s was thrown for %s".formatted(ex, describe(request)));
		}
		if (statuses.length > 0 && answer.status() != statuses[0]) {
			return Optional.of("status %d for %s".formatted(answer.status(), describe(request)));
		}
		return rules.violation(request, answer, application.clock().instant())
			.map((text) -> "%s in %d %s %s for %s".formatted(text, answer.status(), answer.headers(),
					new String(answer.body(), StandardCharsets.UTF_8), describe(request)));
	}

	private static String describe(ServeRequest request) {
		String body = new String(request.body(), StandardCharsets.UTF_8);
		return "%s %s %s %s".formatted(request.method(), request.query(), request.headers(),
				(body.length() > LONGEST) ? body.substring(0, LONGEST) + "…" : body);
	}

	private <T> T one(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

	/**
	 * The way to an application.
	 */
	interface Transport {

		/**
		 * Has a request answered.
		 */
		ServeResponse send(FuzzedApplication application, ServeRequest request) throws Exception;

	}

}
