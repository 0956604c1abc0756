package io.inngest.spring.test.kit;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application whose functions are tested with the kit.
 */
@SpringBootApplication
class KitApplication {

}
