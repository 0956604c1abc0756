package io.inngest.spring.protocol;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Hosting platforms that servers know, told apart by the environment variables that they
 * set.
 */
public enum Platform {

	/** Vercel. */
	VERCEL("vercel", "VERCEL", "1"),

	/** Netlify. */
	NETLIFY("netlify", "NETLIFY", "true"),

	/** Cloudflare Pages. */
	CLOUDFLARE_PAGES("cloudflare-pages", "CF_PAGES", "1"),

	/** Render. */
	RENDER("render", "RENDER", "true"),

	/** Railway. */
	RAILWAY("railway", "RAILWAY_ENVIRONMENT", null);

	private final String id;

	private final String variable;

	private final @Nullable String expected;

	Platform(String id, String variable, @Nullable String expected) {
		this.id = id;
		this.variable = variable;
		this.expected = expected;
	}

	/**
	 * Returns the name on the wire.
	 * @return the value of {@link ProtocolHeaders#PLATFORM}
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Finds out where the application runs.
	 * @param variables returns the value of an environment variable, or {@code null}
	 * @return the platform; empty if it is none of these
	 */
	public static Optional<Platform> detect(Function<String, @Nullable String> variables) {
		return Arrays.stream(values())
			.filter((platform) -> platform.matches(variables.apply(platform.variable)))
			.findFirst();
	}

	private boolean matches(@Nullable String actual) {
		return (this.expected != null) ? this.expected.equals(actual) : StringUtils.hasLength(actual);
	}

}
