package io.inngest.spring.sample.recorded;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Takes all connections of the pool and keeps them for a while, as code with a leak or a
 * slow query does.
 */
public class PoolExhaustion {

	/** Where to ask for it, with the {@code millis} that it shall last. */
	public static final String PATH = "/exhaust";

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final DataSource dataSource;

	PoolExhaustion(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	ServerResponse exhaust(ServerRequest request) throws Exception {
		long millis = Long.parseLong(request.param("millis").orElseThrow());
		HikariDataSource pool = this.dataSource.unwrap(HikariDataSource.class);
		List<Connection> taken = new ArrayList<>();
		try {
			boolean all = takeAll(pool, taken);
			TimeUnit.MILLISECONDS.sleep(all ? millis : 0);
			return ServerResponse.status(all ? HttpStatus.NO_CONTENT : HttpStatus.CONFLICT).build();
		}
		finally {
			for (Connection connection : taken) {
				connection.close();
			}
		}
	}

	private boolean takeAll(HikariDataSource pool, List<Connection> taken) {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (taken.size() < pool.getMaximumPoolSize() && System.nanoTime() - deadline < 0) {
			try {
				taken.add(pool.getConnection());
			}
			catch (SQLException ex) {
				// The others hold them for longer than one waits
				continue;
			}
		}
		return taken.size() == pool.getMaximumPoolSize();
	}

}
