package io.inngest.spring.test.kit;

import java.time.Clock;
import java.time.Duration;

import io.inngest.spring.test.InngestTest;
import io.inngest.spring.test.InngestTester;
import io.inngest.spring.test.kit.Changing.Code;
import io.inngest.spring.test.kit.Changing.CurrentCode;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with a primary clock of its own, whose place the test's takes.
 */
@InngestTest(functions = Changing.class, properties = "spring.application.name=shop")
@Import(CurrentCode.class)
class OwnClockTests {

	@Test
	void clockIsTheTests(@Autowired Clock clock, @Autowired CurrentCode code, InngestTester inngest) {
		code.become(Code.of("sleep"));
		assertThat(inngest.run("shop-changing")).completed().slept(Duration.ofDays(1));
		assertThat(clock).isSameAs(inngest.clock());
		assertThat(inngest.now()).isEqualTo(InngestTester.START.plus(Duration.ofDays(1)));
	}

	/**
	 * The application's clock.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class OwnClock {

		@Bean
		@Primary
		Clock clock() {
			return Clock.systemUTC();
		}

	}

}
