package io.inngest.spring.serve.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers requests that fail before any handler is asked for, since Spring MVC takes
 * their bodies for uploads and cannot read them.
 */
class MultipartRefusal implements HandlerExceptionResolver, Ordered {

	private final ServeHandlerMapping mapping;

	private final ServeRequestHandler handler;

	MultipartRefusal(ServeHandlerMapping mapping, ServeRequestHandler handler) {
		this.mapping = mapping;
		this.handler = handler;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception ex) {
		if (!(ex instanceof MultipartException) || !this.mapping.leadsHere(request)) {
			return null;
		}
		this.handler.refuse(request, response, 415, "Its body is multipart, and Inngest servers send JSON");
		return new ModelAndView();
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

}
