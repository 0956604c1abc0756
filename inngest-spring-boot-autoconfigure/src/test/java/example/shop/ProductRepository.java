package example.shop;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * A repository of an application.
 */
public interface ProductRepository extends JpaRepository<Product, Long> {

	List<Product> findByDisplayName(String displayName);

}
