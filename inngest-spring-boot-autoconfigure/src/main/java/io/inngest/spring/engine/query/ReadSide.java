package io.inngest.spring.engine.query;

import java.util.Map;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.data.jpa.repository.support.JpaRepositoryFactory;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.Assert;

/**
 * A persistence unit of the engine's own, so that the application's entities, naming
 * strategy, DDL and repositories never meet the engine's. It is no bean for the same
 * reason, and is started by the first query.
 */
class ReadSide {

	private final LocalContainerEntityManagerFactoryBean factoryBean;

	private final TransactionTemplate transactions;

	private final RunRepository runs;

	private final StepRepository steps;

	private final EventRepository events;

	ReadSide(DataSource dataSource, @Nullable ClassLoader classLoader) {
		this.factoryBean = factoryBean(dataSource, classLoader);
		EntityManagerFactory factory = this.factoryBean.getObject();
		Assert.state(factory != null, "The persistence unit was not created");
		JpaTransactionManager transactionManager = new JpaTransactionManager(factory);
		transactionManager.setDataSource(dataSource);
		this.transactions = new TransactionTemplate(transactionManager);
		this.transactions.setReadOnly(true);
		EntityManager entityManager = SharedEntityManagerCreator.createSharedEntityManager(factory);
		JpaRepositoryFactory repositories = new JpaRepositoryFactory(entityManager);
		// The thread's class loader, that of a web application, may not implement
		// package-private interfaces
		repositories.setBeanClassLoader(RunRepository.class.getClassLoader());
		this.runs = repositories.getRepository(RunRepository.class);
		this.steps = repositories.getRepository(StepRepository.class);
		this.events = repositories.getRepository(EventRepository.class);
	}

	private static LocalContainerEntityManagerFactoryBean factoryBean(DataSource dataSource,
			@Nullable ClassLoader classLoader) {
		LocalContainerEntityManagerFactoryBean factoryBean = new LocalContainerEntityManagerFactoryBean();
		factoryBean.setPersistenceUnitName("inngest");
		factoryBean.setDataSource(dataSource);
		if (classLoader != null) {
			factoryBean.setBeanClassLoader(classLoader);
		}
		factoryBean.setManagedTypes(PersistenceManagedTypes.of(RunEntity.class.getName(), QueueEntity.class.getName(),
				StepEntity.class.getName(), WaitEntity.class.getName(), EventEntity.class.getName()));
		factoryBean.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
		factoryBean
			.setJpaPropertyMap(Map.of("hibernate.hbm2ddl.auto", "none", "hibernate.generate_statistics", "false"));
		factoryBean.afterPropertiesSet();
		return factoryBean;
	}

	TransactionTemplate transactions() {
		return this.transactions;
	}

	RunRepository runs() {
		return this.runs;
	}

	StepRepository steps() {
		return this.steps;
	}

	EventRepository events() {
		return this.events;
	}

	void close() {
		this.factoryBean.destroy();
	}

}
