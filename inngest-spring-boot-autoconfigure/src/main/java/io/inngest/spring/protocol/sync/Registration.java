package io.inngest.spring.protocol.sync;

import java.net.URI;
import java.util.List;

import io.inngest.spring.protocol.Sdk;
import org.jspecify.annotations.Nullable;

/**
 * What an application tells a server about itself and its functions.
 *
 * @param url where the server reaches the application's functions
 * @param deployType always {@code ping}
 * @param framework the web framework
 * @param appName the application's id
 * @param functions the application's functions
 * @param sdk name and version of this library
 * @param v version of the payload
 * @param deployId id of the deployment; {@code null} if the server gave none
 * @param capabilities optional parts of the protocol that the application supports
 */
public record Registration(String url, String deployType, String framework, String appName,
		List<FunctionConfig> functions, String sdk, String v, @Nullable String deployId, Capabilities capabilities) {

	public Registration {
		functions = List.copyOf(functions);
	}

	/**
	 * Creates the registration of an application.
	 * @param url where the server reaches the application's functions
	 * @param appName the application's id
	 * @param functions the application's functions
	 * @param deployId id of the deployment; {@code null} if the server gave none
	 * @return the registration
	 */
	public static Registration of(URI url, String appName, List<FunctionConfig> functions, @Nullable String deployId) {
		return new Registration(url.toString(), "ping", Sdk.FRAMEWORK, appName, functions, Sdk.HEADER, "0.1", deployId,
				Capabilities.SUPPORTED);
	}

}
