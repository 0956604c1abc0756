package io.inngest.spring.sample.check;

import java.util.ArrayList;
import java.util.List;

/**
 * What is not as it should be: one finding rarely says as much as several.
 */
class Findings {

	private static final int SHOWN = 10;

	private final List<String> findings = new ArrayList<>();

	void check(Runnable assertion) {
		try {
			assertion.run();
		}
		catch (AssertionError ex) {
			this.findings.add(ex.getMessage());
		}
	}

	void assertNone() {
		if (!this.findings.isEmpty()) {
			throw new AssertionError("%d findings:%n%n%s".formatted(this.findings.size(),
					String.join("%n%n".formatted(), this.findings.subList(0, Math.min(SHOWN, this.findings.size())))));
		}
	}

}
