package io.inngest.spring.serve.web;

import java.net.URI;

import io.inngest.spring.serve.ServeSettings;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.server.RequestPath;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds out under which URL clients reach the endpoint. Headers of proxies are heeded as
 * far as the application has told Spring or the container to trust them; here they are
 * not looked at.
 */
class EndpointUrl {

	private final ServeSettings settings;

	EndpointUrl(ServeSettings settings) {
		this.settings = settings;
	}

	URI of(HttpServletRequest request) {
		String path = prefix(ServletRequestPathUtils.getParsedRequestPath(request)) + this.settings.path();
		URI origin = this.settings.origin();
		if (origin != null) {
			return URI.create(StringUtils.trimTrailingCharacter(origin.toString(), '/') + path);
		}
		return URI.create(ServletUriComponentsBuilder.fromContextPath(request).replacePath(path).toUriString());
	}

	// The paths of the context and of the servlet.
	private String prefix(RequestPath requested) {
		String path = requested.value();
		return path.substring(0, path.length() - requested.pathWithinApplication().value().length());
	}

}
