package io.inngest.spring.client.rest;

import java.nio.charset.StandardCharsets;

import org.springframework.http.HttpHeaders;

/**
 * What the server answered.
 *
 * @param status the status
 * @param headers the headers
 * @param body the body, empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(int status, HttpHeaders headers, byte[] body) {

	boolean isSuccess() {
		return this.status >= 200 && this.status < 300;
	}

	boolean isUnauthorized() {
		return this.status == 401 || this.status == 403;
	}

	String text() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

}
