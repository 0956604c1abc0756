package io.inngest.spring.sample;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:sample;DB_CLOSE_DELAY=-1")
class SituationsIntegrationTests extends AbstractSituationsTests {

}
