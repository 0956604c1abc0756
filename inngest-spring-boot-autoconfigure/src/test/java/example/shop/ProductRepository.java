package example.shop;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * A repository of an application.
 */
public interface ProductRepository extends JpaRepository<Product, Long> {

}
