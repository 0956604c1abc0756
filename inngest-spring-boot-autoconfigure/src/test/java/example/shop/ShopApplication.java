package example.shop;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * An application that leaves the configuration to Spring Boot.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(ShopFunctions.class)
public class ShopApplication {

}
