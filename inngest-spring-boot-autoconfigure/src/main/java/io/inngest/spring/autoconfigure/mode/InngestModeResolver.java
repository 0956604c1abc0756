package io.inngest.spring.autoconfigure.mode;

import io.inngest.spring.protocol.Mode;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Decides which engine drives the application's functions.
 */
public class InngestModeResolver {

	private final Environment environment;

	private final Binder binder;

	/**
	 * Creates a resolver.
	 * @param environment the properties to decide by
	 */
	public InngestModeResolver(Environment environment) {
		this.environment = environment;
		this.binder = Binder.get(environment);
	}

	/**
	 * Decides by {@code inngest.mode}, else by {@code INNGEST_DEV}, else by whether there
	 * is a signing key.
	 * @return the mode and the reason
	 */
	public InngestMode resolve() {
		Mode explicit = this.binder.bind("inngest.mode", Mode.class).orElse(null);
		boolean devServer = DevServerVariable.read(this.environment).asked();
		boolean signingKey = StringUtils.hasText(this.binder.bind("inngest.signing-key", String.class).orElse(null));
		if (explicit != null) {
			return new InngestMode(explicit, "inngest.mode says so" + overruled(explicit, devServer, signingKey));
		}
		if (devServer) {
			return new InngestMode(Mode.DEV,
					DevServerVariable.NAME + " is set" + overruled(Mode.DEV, true, signingKey));
		}
		if (signingKey) {
			return new InngestMode(Mode.CLOUD, "there is a signing key");
		}
		return new InngestMode(Mode.EMBEDDED,
				"neither inngest.mode nor %s nor a signing key is set".formatted(DevServerVariable.NAME));
	}

	private static String overruled(Mode mode, boolean devServer, boolean signingKey) {
		if (mode != Mode.DEV && devServer) {
			return "; it overrules " + DevServerVariable.NAME;
		}
		if (mode != Mode.CLOUD && signingKey) {
			return "; the signing key is not used";
		}
		return "";
	}

}
