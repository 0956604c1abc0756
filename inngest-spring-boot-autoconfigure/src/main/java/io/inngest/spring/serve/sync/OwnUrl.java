package io.inngest.spring.serve.sync;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;

import io.inngest.spring.serve.ServeSettings;
import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.server.AbstractConfigurableWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.ApplicationContext;
import org.springframework.util.StringUtils;
import org.springframework.web.context.WebApplicationContext;

/**
 * Finds out where a server reaches the endpoint of this application.
 */
class OwnUrl {

	private final ApplicationContext context;

	private final ServeSettings settings;

	OwnUrl(ApplicationContext context, ServeSettings settings) {
		this.context = context;
		this.settings = settings;
	}

	/**
	 * Returns the endpoint's URL, once the web server is up.
	 * @return the URL, or {@code null} if the application cannot be reached, as in a test
	 * without a web server
	 */
	@Nullable URI find() {
		if (!(this.context instanceof WebServerApplicationContext web)) {
			return null;
		}
		URI origin = this.settings.origin();
		if (origin == null) {
			WebServer server = web.getWebServer();
			origin = (server != null && server.getPort() > 0) ? local(server.getPort()) : null;
		}
		return (origin != null) ? URI.create(StringUtils.trimTrailingCharacter(origin.toString(), '/') + path()) : null;
	}

	private URI local(int port) {
		AbstractConfigurableWebServerFactory factory = this.context
			.getBeanProvider(AbstractConfigurableWebServerFactory.class)
			.getIfUnique();
		boolean secure = factory != null && Ssl.isEnabled(factory.getSsl());
		return URI.create("%s://%s:%d".formatted(secure ? "https" : "http",
				host((factory != null) ? factory.getAddress() : null), port));
	}

	private String host(@Nullable InetAddress address) {
		if (address == null || address.isAnyLocalAddress() || address.isLoopbackAddress()) {
			return "localhost";
		}
		String text = address.getHostAddress();
		return (address instanceof Inet6Address) ? "[" + text.replaceFirst("%.*", "") + "]" : text;
	}

	private String path() {
		ServletContext servletContext = (this.context instanceof WebApplicationContext web) ? web.getServletContext()
				: null;
		DispatcherServletPath servletPath = this.context.getBeanProvider(DispatcherServletPath.class).getIfUnique();
		return ((servletContext != null) ? servletContext.getContextPath() : "")
				+ ((servletPath != null) ? servletPath.getPrefix() : "") + this.settings.path();
	}

}
