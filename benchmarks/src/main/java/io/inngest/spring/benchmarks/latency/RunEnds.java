package io.inngest.spring.benchmarks.latency;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Tells when the engine has committed the end of a run.
 */
@Configuration(proxyBeanMethods = false)
class RunEnds {

	/** What every end of a run does, in a transaction or in a statement of its own. */
	private static final String END = "UPDATE inngest_run ";

	@Bean
	static BeanPostProcessor runEndListener(ObjectProvider<EndTimes> times) {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String beanName) {
				return (bean instanceof DataSource dataSource) ? new ListeningDataSource(dataSource, times.getObject())
						: bean;
			}

		};
	}

	@Bean
	EndTimes endTimes() {
		return new EndTimes();
	}

	/**
	 * When runs had ended, in nanoseconds.
	 */
	static class EndTimes {

		private final BlockingQueue<Long> times = new LinkedBlockingQueue<>();

		void add(long time) {
			this.times.add(time);
		}

		long next() throws InterruptedException {
			Long time = this.times.poll(1, TimeUnit.MINUTES);
			if (time == null) {
				throw new IllegalStateException("The run has not ended");
			}
			return time;
		}

	}

	/**
	 * Proxies connections, and not their statements, so that a step costs nothing more.
	 */
	private static class ListeningDataSource extends DelegatingDataSource {

		private final EndTimes times;

		ListeningDataSource(DataSource target, EndTimes times) {
			super(target);
			this.times = times;
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = super.getConnection();
			AtomicBoolean ends = new AtomicBoolean();
			return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(),
					new Class<?>[] { Connection.class }, (proxy, method, arguments) -> {
						try {
							Object result = method.invoke(connection, arguments);
							if (method.getName().equals("prepareStatement") && arguments[0].toString().contains(END)) {
								ends.set(true);
							}
							if (method.getName().equals("close") && ends.get()) {
								this.times.add(System.nanoTime());
							}
							return result;
						}
						catch (InvocationTargetException ex) {
							throw ex.getTargetException();
						}
					});
		}

	}

}
