package example.shop;

import io.inngest.spring.annotation.InngestEvent;

/**
 * What starts the import.
 *
 * @param displayName the product's name
 */
@InngestEvent("shop/product.imported")
public record ProductImported(String displayName) {

}
