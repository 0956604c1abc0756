package io.inngest.spring.sample.customers;

import org.springframework.data.repository.ListCrudRepository;

/**
 * The customers, in a table of the application's own.
 */
interface CustomerRepository extends ListCrudRepository<Customer, String> {

}
