package example.shop;

import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestFunction;

import org.springframework.transaction.support.TransactionTemplate;

/**
 * A function that works with the application's repository.
 */
@InngestFunction(id = "import-product", event = "shop/product.imported")
class ImportProduct {

	private final ProductRepository products;

	private final TransactionTemplate transaction;

	ImportProduct(ProductRepository products, TransactionTemplate transaction) {
		this.products = products;
		this.transaction = transaction;
	}

	String run(ProductImported event, Step step) {
		long id = step.run("save", () -> this.transaction
			.execute((status) -> this.products.save(new Product(event.displayName())).getId()));
		return step.run("read", () -> this.products.findById(id).orElseThrow().getDisplayName());
	}

}
