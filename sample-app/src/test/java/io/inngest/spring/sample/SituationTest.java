package io.inngest.spring.sample;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.inngest.spring.test.AutoConfigureInngestTest;
import io.inngest.spring.test.TestEngine;

import org.springframework.boot.test.context.SpringBootTest;

/**
 * A situation, played in the whole sample on both engines: attempts are hours and days
 * apart, and none of it is waited for.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = "inngest.embedded.retry.delays=1h,1d,2d")
@AutoConfigureInngestTest(engines = { TestEngine.EMBEDDED, TestEngine.SERVER })
public @interface SituationTest {

}
