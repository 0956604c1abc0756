package io.inngest.spring.autoconfigure.mode;

import io.inngest.spring.Inngest;
import io.inngest.spring.autoconfigure.TestApplications;
import io.inngest.spring.autoconfigure.TestApplications.Welcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the log says at start-up.
 */
@ExtendWith(OutputCaptureExtension.class)
class ModeReportTests {

	@Test
	void functionsAreToldTheModeAndTheReason(CapturedOutput output) {
		TestApplications.runner().withBean(Welcome.class).run((context) -> {
			assertThat(output).containsOnlyOnce(
					"The Inngest mode is embedded: neither inngest.mode nor INNGEST_DEV nor " + "a signing key is set");
			assertThat(output.getOut().indexOf("The Inngest mode is"))
				.isLessThan(output.getOut().indexOf("The embedded Inngest engine runs"));
		});
	}

	@Test
	void sendersAreToldTheMode(CapturedOutput output) {
		TestApplications.runner()
			.withPropertyValues("inngest.mode=embedded", "INNGEST_DEV=1")
			.withBean(Sender.class)
			.run((context) -> assertThat(output)
				.containsOnlyOnce("The Inngest mode is embedded: inngest.mode says so; it overrules INNGEST_DEV"));
	}

	@Test
	void othersAreToldNothing(CapturedOutput output) {
		TestApplications.runner().run((context) -> assertThat(output).doesNotContain("Inngest mode"));
		TestApplications.webRunner()
			.withPropertyValues("inngest.signing-key=1234")
			.run((context) -> assertThat(output).doesNotContain("Inngest mode", "Inngest server", "event key"));
	}

	@Test
	void serverIsNamed(CapturedOutput output) {
		TestApplications.webRunner()
			.withPropertyValues("INNGEST_DEV=http://dev.example:8288")
			.withBean(Welcome.class)
			.run((context) -> assertThat(output).containsOnlyOnce("The Inngest mode is dev: INNGEST_DEV is set")
				.containsOnlyOnce("The Inngest server is http://dev.example:8288")
				.doesNotContain("event key", "The server knows"));
	}

	@Test
	void missingEventKeyIsToldInTheCloud(CapturedOutput output) {
		TestApplications.webRunner()
			.withPropertyValues("inngest.signing-key=1234")
			.withBean(Welcome.class)
			.run((context) -> assertThat(output).contains("The Inngest server is https://api.inngest.com")
				.contains("events go to https://inn.gs")
				.containsOnlyOnce("There is no event key")
				.contains("INNGEST_EVENT_KEY"));
	}

	@Test
	void eventKeyIsNotMissed(CapturedOutput output) {
		TestApplications.webRunner()
			.withPropertyValues("inngest.signing-key=1234", "inngest.event-key=some-key")
			.withBean(Welcome.class)
			.run((context) -> assertThat(output).contains("The Inngest server is")
				.doesNotContain("There is no event key", "some-key"));
	}

	@Test
	void serverDoesNotKnowWhichApplicationItIs(CapturedOutput output) {
		TestApplications.webRunner()
			.withPropertyValues("inngest.mode=dev", "spring.application.name=application")
			.withBean(Welcome.class)
			.run((context) -> assertThat(output).containsOnlyOnce("The server knows this application as 'application'")
				.contains("Set inngest.app-id or spring.application.name"));
	}

	static class Sender {

		Sender(Inngest inngest) {
			assertThat(inngest).isNotNull();
		}

	}

}
