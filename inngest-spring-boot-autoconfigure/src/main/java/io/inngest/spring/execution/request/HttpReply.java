package io.inngest.spring.execution.request;

import java.util.Map;

/**
 * The answer to a request.
 *
 * @param status the status
 * @param headers the headers, to be found by their names in upper or lower case
 * @param body the body as a text; empty if there is none
 * @param url where the request went at last
 */
public record HttpReply(int status, Map<String, String> headers, String body, String url) {

}
