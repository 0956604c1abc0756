package io.inngest.spring.sample.outside;

import java.time.Duration;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Everything that the sample calls over the network. Each call is noted in
 * {@link OutsideCalls the database} as it begins, so that it can be counted from outside
 * even when the process is killed right after it, and then takes as long and fails as
 * often as {@link Script the subject's script} says.
 */
@Component
public class OutsideWorld {

	private static final Logger logger = LoggerFactory.getLogger(OutsideWorld.class);

	private final OutsideCalls calls;

	private final Scripts scripts;

	OutsideWorld(OutsideCalls calls, Scripts scripts) {
		this.calls = calls;
		this.scripts = scripts;
	}

	/**
	 * Calls a service.
	 * @param service the service's name, such as {@code dall-e}
	 * @param subject what the call is about, such as a product's id
	 * @param detail what is sent to the service
	 * @throws ServiceUnavailableException if the script wants this call to fail
	 */
	public void call(String service, String subject, String detail) {
		call(service, subject, detail, () -> new ServiceUnavailableException(service, subject));
	}

	/**
	 * Calls a service that fails in a way of its own.
	 * @param service the service's name, such as {@code shop-login}
	 * @param subject what the call is about, such as a shop's id
	 * @param detail what is sent to the service
	 * @param failure makes what is thrown if the script wants this call to fail
	 */
	public void call(String service, String subject, String detail, Supplier<? extends RuntimeException> failure) {
		Script script = this.scripts.find(subject);
		int number = this.calls.count(service, subject) + 1;
		boolean fails = number <= script.failures(service);
		this.calls.add(service, subject, detail, fails);
		logger.info("{} called for {} (call {}): {}", service, subject, number, fails ? "fails" : "answers");
		pause(script.latency());
		if (fails) {
			throw failure.get();
		}
	}

	private void pause(Duration latency) {
		try {
			Thread.sleep(latency.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for an answer", ex);
		}
	}

}
