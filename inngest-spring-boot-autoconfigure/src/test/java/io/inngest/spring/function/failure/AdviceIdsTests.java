package io.inngest.spring.function.failure;

import java.util.List;

import io.inngest.spring.function.declaration.DeclaredBean;
import io.inngest.spring.function.declaration.RunEnd;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ids of advice beans.
 */
class AdviceIdsTests {

	@ParameterizedTest
	@CsvSource({ "sentryReports,sentry-reports-failure", "SENTRYReports,sentry-reports-failure",
			"com.acme.SentryReports,com-acme-sentry-reports-failure", "reports2Slack,reports2-slack-failure",
			"alerts,alerts-failure", "outer.Inner,outer-inner-failure", "with_underscore,with-underscore-failure" })
	void areMadeOfTheBeansName(String beanName, String id) {
		assertThat(AdviceIds.id("", bean(beanName), RunEnd.FAILED)).isEqualTo(id);
	}

	@ParameterizedTest
	@CsvSource({ "FAILED,my-alerts", "CANCELLED,my-alerts-cancelled" })
	void areMadeOfTheGivenId(RunEnd end, String id) {
		assertThat(AdviceIds.id("my-alerts", bean("alerts"), end)).isEqualTo(id);
	}

	private DeclaredBean bean(String name) {
		return new DeclaredBean(name, AdviceIdsTests.class, "", List.of(), List.of());
	}

}
