package example.shop;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The functions of the application.
 */
@Configuration(proxyBeanMethods = false)
@Import(ImportProduct.class)
public class ShopFunctions {

}
