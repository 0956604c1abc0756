package io.inngest.spring.sample.outside;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The scripts by subject. They are in the database because they have to outlive the
 * process, as the runs do.
 */
@Repository
public class Scripts {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	Scripts(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * Sets how the services behave for a subject.
	 * @param subject the subject, one without a script so far
	 * @param script the script
	 */
	public void add(String subject, Script script) {
		this.jdbc.sql("insert into outside_script (subject, script) values (:subject, :script)")
			.param("subject", subject)
			.param("script", this.json.writeValueAsString(script))
			.update();
	}

	Script find(String subject) {
		return this.jdbc.sql("select script from outside_script where subject = :subject")
			.param("subject", subject)
			.query(String.class)
			.optional()
			.map((script) -> this.json.readValue(script, Script.class))
			.orElse(Script.FAIR_WEATHER);
	}

}
