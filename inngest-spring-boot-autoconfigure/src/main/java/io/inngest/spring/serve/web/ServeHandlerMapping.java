package io.inngest.spring.serve.web;

import java.util.function.BooleanSupplier;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.http.server.PathContainer;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Leads requests for the serve path to the endpoint, whatever their method. The
 * application's interceptors and CORS rules do not apply: an open-in-view interceptor
 * would put one session around a whole call.
 */
class ServeHandlerMapping implements HandlerMapping, Ordered {

	// Before the application's mappings, one of which may be a catch-all.
	private static final int ORDER = -10;

	private final PathPattern path;

	private final HttpRequestHandler handler;

	private final BooleanSupplier active;

	ServeHandlerMapping(String path, HttpRequestHandler handler, BooleanSupplier active) {
		this.path = PathPatternParser.defaultInstance.parse(path);
		this.handler = handler;
		this.active = active;
	}

	@Override
	public boolean usesPathPatterns() {
		return true;
	}

	@Override
	public @Nullable HandlerExecutionChain getHandler(HttpServletRequest request) {
		if (!leadsHere(request)) {
			return null;
		}
		String pattern = this.path.getPatternString();
		request.setAttribute(BEST_MATCHING_PATTERN_ATTRIBUTE, pattern);
		ServerHttpObservationFilter.findObservationContext(request)
			.ifPresent((context) -> context.setPathPattern(pattern));
		return new HandlerExecutionChain(this.handler);
	}

	boolean leadsHere(HttpServletRequest request) {
		PathContainer requested = ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication();
		return this.path.matches(requested) && this.active.getAsBoolean();
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

}
