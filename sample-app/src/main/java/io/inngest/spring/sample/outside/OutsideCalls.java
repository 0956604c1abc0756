package io.inngest.spring.sample.outside;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The calls that reached the services, in the order in which they began.
 */
@Repository
public class OutsideCalls {

	private final JdbcClient jdbc;

	OutsideCalls(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns the calls about a subject.
	 * @param subject the subject, such as a product's id or the id of a failed run
	 * @return the calls, first one first
	 */
	public List<OutsideCall> about(String subject) {
		return this.jdbc.sql("""
				select service, detail, failed, called_at from outside_call
				where subject = :subject order by id""").param("subject", subject).query(OutsideCalls::call).list();
	}

	private static OutsideCall call(ResultSet row, int number) throws SQLException {
		return new OutsideCall(row.getString("service"), row.getString("detail"), row.getBoolean("failed"),
				row.getObject("called_at", OffsetDateTime.class).toInstant());
	}

	int count(String service, String subject) {
		return this.jdbc.sql("select count(*) from outside_call where service = :service and subject = :subject")
			.param("service", service)
			.param("subject", subject)
			.query(Integer.class)
			.single();
	}

	void add(String service, String subject, String detail, boolean failed) {
		this.jdbc.sql("""
				insert into outside_call (service, subject, detail, failed, called_at)
				values (:service, :subject, :detail, :failed, :calledAt)""")
			.param("service", service)
			.param("subject", subject)
			.param("detail", detail)
			.param("failed", failed)
			.param("calledAt", OffsetDateTime.now(ZoneOffset.UTC))
			.update();
	}

}
