package io.inngest.spring.autoconfigure.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Properties;

import javax.sql.DataSource;

import example.shop.Product;
import example.shop.ProductImported;
import example.shop.ProductRepository;
import example.shop.ShopApplication;
import example.shop.ShopFunctions;
import io.inngest.spring.autoconfigure.TestApplications;
import io.inngest.spring.engine.query.RunQueries;
import io.inngest.spring.engine.query.RunView;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.EntityType;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.support.OpenEntityManagerInViewInterceptor;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.ServletWebRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/**
 * Applications with entities and repositories of their own, configured by Spring Boot in
 * full.
 */
class JpaApplicationIntegrationTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withPropertyValues("spring.liquibase.enabled=false");

	@Test
	void everythingIsLeftToSpringBoot() {
		this.runner.withUserConfiguration(ShopApplication.class)
			.withPropertyValues("spring.flyway.enabled=false", "spring.jpa.hibernate.ddl-auto=create-drop")
			.run((context) -> {
				assertThat(context).hasSingleBean(OpenEntityManagerInViewInterceptor.class)
					.hasSingleBean(EntityManagerFactory.class)
					.hasSingleBean(PlatformTransactionManager.class)
					.hasSingleBean(DataSource.class);
				assertThat(entities(context.getBean(EntityManagerFactory.class))).containsExactly(Product.class);
				assertImports(context);
				assertImportsDuringARequest(context);
			});
	}

	@Test
	void theApplicationSaysWhereItsEntitiesAre() {
		this.runner.withUserConfiguration(ScanningApplication.class)
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.withPropertyValues("spring.flyway.locations=classpath:example/shop/migration",
					"spring.jpa.hibernate.ddl-auto=validate", "spring.jpa.open-in-view=false")
			.run((context) -> {
				assertThat(context).doesNotHaveBean(OpenEntityManagerInViewInterceptor.class);
				assertThat(entities(context.getBean(EntityManagerFactory.class))).containsExactly(Product.class);
				assertImports(context);
			});
	}

	@Test
	void theApplicationHasTwoPersistenceUnits() {
		this.runner.withUserConfiguration(TwoUnitsApplication.class)
			.withPropertyValues("spring.flyway.enabled=false")
			.run((context) -> {
				assertThat(context.getBeansOfType(EntityManagerFactory.class)).containsOnlyKeys("entityManagerFactory",
						"archiveEntityManagerFactory");
				assertImports(context);
				assertThat(TestApplications.tables(context.getBean("archive", DataSource.class))).isEmpty();
			});
	}

	private void assertImports(ApplicationContext context) {
		TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
		transaction.executeWithoutResult((status) -> context.publishEvent(new ProductImported("Bike")));
		transaction.executeWithoutResult((status) -> {
			context.publishEvent(new ProductImported("Boat"));
			status.setRollbackOnly();
		});
		assertImported(context, "Bike");
	}

	private void assertImportsDuringARequest(ApplicationContext context) {
		OpenEntityManagerInViewInterceptor session = context.getBean(OpenEntityManagerInViewInterceptor.class);
		ServletWebRequest request = new ServletWebRequest(new MockHttpServletRequest());
		session.preHandle(request);
		context.publishEvent(new ProductImported("Tent"));
		assertImported(context, "Tent", "Bike");
		session.afterCompletion(request, null);
	}

	private void assertImported(ApplicationContext context, String... products) {
		RunQueries runs = context.getBean(RunQueries.class);
		Tuple[] expected = Arrays.stream(products)
			.map((product) -> tuple(RunView.Status.COMPLETED, "\"" + product + "\""))
			.toArray(Tuple[]::new);
		await().untilAsserted(() -> assertThat(runs.latest(10)).extracting(RunView::status, RunView::output)
			.containsExactly(expected));
		assertThat(context.getBean(ProductRepository.class).findAll()).extracting(Product::getDisplayName)
			.containsExactlyInAnyOrder(products);
	}

	private List<Class<?>> entities(EntityManagerFactory factory) {
		return factory.getMetamodel().getEntities().stream().<Class<?>>map(EntityType::getJavaType).toList();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = Product.class)
	@EnableJpaRepositories(basePackageClasses = Product.class)
	@Import(ShopFunctions.class)
	static class ScanningApplication {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableJpaRepositories(basePackageClasses = Product.class)
	@Import(ShopFunctions.class)
	static class TwoUnitsApplication {

		@Bean
		@Primary
		DataSource orders() {
			return new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build();
		}

		@Bean
		DataSource archive() {
			return new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build();
		}

		@Bean
		@Primary
		LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource orders) {
			return unit("orders", orders);
		}

		@Bean
		LocalContainerEntityManagerFactoryBean archiveEntityManagerFactory(@Qualifier("archive") DataSource archive) {
			return unit("archive", archive);
		}

		@Bean
		@Primary
		PlatformTransactionManager transactionManager(EntityManagerFactory entityManagerFactory) {
			return new JpaTransactionManager(entityManagerFactory);
		}

		private LocalContainerEntityManagerFactoryBean unit(String name, DataSource dataSource) {
			LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
			factory.setPersistenceUnitName(name);
			factory.setDataSource(dataSource);
			factory.setPackagesToScan(Product.class.getPackageName());
			factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
			Properties properties = new Properties();
			properties.put("hibernate.hbm2ddl.auto", "create-drop");
			factory.setJpaProperties(properties);
			return factory;
		}

	}

}
