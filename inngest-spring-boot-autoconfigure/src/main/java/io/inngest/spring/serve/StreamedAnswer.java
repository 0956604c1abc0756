package io.inngest.spring.serve;

import java.util.function.Supplier;

/**
 * An answer that begins before it is known. Its body is an envelope around the answer
 * proper, maybe with blanks before it.
 *
 * @param head status and headers, which can be sent at once
 * @param answer carries out what was requested and returns the answer to put into the
 * envelope, with all its headers
 */
public record StreamedAnswer(ServeResponse head, Supplier<ServeResponse> answer) {

}
