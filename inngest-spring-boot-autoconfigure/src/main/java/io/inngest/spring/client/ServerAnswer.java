package io.inngest.spring.client;

/**
 * An answer of the server.
 *
 * @param status the status
 * @param body the body, empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ServerAnswer(int status, byte[] body) {

}
