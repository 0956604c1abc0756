package io.inngest.spring.protocol;

/**
 * How this library names itself to servers.
 */
public final class Sdk {

	/** Language, as {@code sdk_language}. */
	public static final String LANGUAGE = "java";

	/** Framework that functions are served with. */
	public static final String FRAMEWORK = "springboot";

	/** Version of this library; {@code 0.0.0} when it does not run from its jar. */
	public static final String VERSION = version();

	/** Value of {@link ProtocolHeaders#SDK}. */
	public static final String HEADER = "inngest-spring:v" + VERSION;

	private Sdk() {
	}

	private static String version() {
		String version = Sdk.class.getPackage().getImplementationVersion();
		return (version != null) ? version : "0.0.0";
	}

}
