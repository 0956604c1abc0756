package io.inngest.spring.protocol.sync;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.inngest.spring.protocol.Sdk;
import org.jspecify.annotations.Nullable;

/**
 * A registration as the answer to a request, instead of as a request of its own.
 *
 * @param appId the application's id
 * @param capabilities optional parts of the protocol that the application supports
 * @param env name of the environment; {@code null}, which is written, for the default
 * @param framework the web framework
 * @param functions the application's functions
 * @param inspection what the endpoint tells about itself
 * @param platform the hosting platform; {@code null} if none is known
 * @param sdkAuthor who made this library
 * @param sdkLanguage what it is written in
 * @param sdkVersion its version
 * @param sdk its name and version
 * @param url where the server reaches the application's functions
 */
public record InBandRegistration(@JsonProperty("app_id") String appId, Capabilities capabilities,
		@JsonInclude @Nullable String env, String framework, List<FunctionConfig> functions,
		Map<String, @Nullable Object> inspection, @Nullable String platform,
		@JsonProperty("sdk_author") String sdkAuthor, @JsonProperty("sdk_language") String sdkLanguage,
		@JsonProperty("sdk_version") String sdkVersion, String sdk, String url) {

	private static final String AUTHOR = "inngest-spring";

	/**
	 * Creates the registration of an application.
	 * @param registration what does not depend on how the registration travels
	 * @param inspection what the endpoint tells about itself
	 * @param env name of the environment; {@code null} for the default
	 * @param platform the hosting platform; {@code null} if none is known
	 * @return the registration
	 */
	public static InBandRegistration of(Registration registration, Map<String, @Nullable Object> inspection,
			@Nullable String env, @Nullable String platform) {
		return new InBandRegistration(registration.appName(), registration.capabilities(), env,
				registration.framework(), registration.functions(), inspection, platform, AUTHOR, Sdk.LANGUAGE,
				Sdk.VERSION, registration.sdk(), registration.url());
	}

}
