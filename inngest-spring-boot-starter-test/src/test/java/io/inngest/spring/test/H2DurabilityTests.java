package io.inngest.spring.test;

import java.nio.file.Path;
import java.util.List;

import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.engine.EmbeddedEngine;
import io.inngest.spring.engine.query.RunView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class H2DurabilityTests {

	@TempDir
	Path folder;

	@Test
	void writesAFileAtOnceEachTimeItIsOpened(CapturedOutput output) {
		for (int i = 0; i < 2; i++) {
			try (EngineFixture app = EngineFixture.at(url(), Go.class)) {
				assertThat(writeDelay(app)).contains("0");
				assertThat(app.bean(EmbeddedEngine.class).status().durable()).isTrue();
			}
		}
		assertThat(output.getOut()).doesNotContain("nothing survives").doesNotContain("WRITE_DELAY");
	}

	@Test
	void saysWhatToDoWhereItMayNotChangeTheSetting(CapturedOutput output) {
		try (EngineFixture app = EngineFixture.at(url(), Go.class)) {
			app.jdbc().sql("CREATE USER clerk PASSWORD 'secret'").update();
			app.jdbc().sql("GRANT ALTER ANY SCHEMA TO clerk").update();
		}
		assertThat(output.getOut()).doesNotContain("ERROR");
		try (EngineFixture app = EngineFixture.builder(url(), Go.class)
			.property("spring.datasource.username=clerk", "spring.datasource.password=secret")
			.start()) {
			assertThat(output.getOut()).contains("ERROR").contains("SET WRITE_DELAY 0");
			assertThat(app.bean(EmbeddedEngine.class).status().durable()).isFalse();
			app.send("shop/go");
			app.driver().runToEnd();
			assertThat(app.onlyRunOf("go").status()).isEqualTo(RunView.Status.COMPLETED);
		}
	}

	@Test
	void warnsOfMemory(CapturedOutput output) {
		try (EngineFixture app = EngineFixture.on(TestDatabases.H2, Go.class)) {
			assertThat(output.getOut()).containsPattern("WARN.*The H2 database is in memory: .* survives a restart");
			assertThat(app.bean(EmbeddedEngine.class).status().durable()).isFalse();
		}
	}

	private String url() {
		return "jdbc:h2:file:" + this.folder.resolve("shop");
	}

	private static List<String> writeDelay(EngineFixture app) {
		return app.jdbc()
			.sql("SELECT setting_value FROM information_schema.settings WHERE setting_name = 'WRITE_DELAY'")
			.query(String.class)
			.list();
	}

	@InngestFunction(id = "go", event = "shop/go")
	static class Go {

		void run() {
		}

	}

}
