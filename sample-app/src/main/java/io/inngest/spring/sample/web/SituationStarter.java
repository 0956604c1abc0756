package io.inngest.spring.sample.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.inngest.spring.Inngest;
import io.inngest.spring.SendResult;
import io.inngest.spring.sample.outside.Script;
import io.inngest.spring.sample.outside.Scripts;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Service;

/**
 * Starts situations. The script of the services is stored before the event is sent, so no
 * run ever starts without it, whichever engine drives it.
 */
@Service
class SituationStarter {

	private final Inngest inngest;

	private final Scripts scripts;

	private final JsonMapper json;

	SituationStarter(Inngest inngest, Scripts scripts, JsonMapper json) {
		this.inngest = inngest;
		this.scripts = scripts;
		this.json = json;
	}

	Started start(Situation situation, StartRequest request) {
		String subject = Objects.requireNonNullElseGet(request.subject(), () -> newSubject(situation));
		Object payload = payload(situation.payload().apply(subject), request.data());
		this.scripts.add(subject, new Script(Objects.requireNonNullElse(request.failures(), situation.failures()),
				Objects.requireNonNullElse(request.latency(), Duration.ZERO)));
		SendResult sent = this.inngest.send(payload);
		return new Started(situation.name(), subject, sent.ids());
	}

	private Object payload(Object defaults, @Nullable Map<String, Object> data) {
		if (data == null) {
			return defaults;
		}
		Map<String, Object> merged = new LinkedHashMap<>(
				this.json.convertValue(defaults, new TypeReference<Map<String, Object>>() {
				}));
		merged.putAll(data);
		return this.json.convertValue(merged, defaults.getClass());
	}

	private String newSubject(Situation situation) {
		return situation.subject() + "-" + UUID.randomUUID().toString().substring(0, 6);
	}

}
