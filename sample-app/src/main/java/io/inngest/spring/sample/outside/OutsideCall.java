package io.inngest.spring.sample.outside;

import java.time.Instant;

/**
 * A call that reached a service.
 *
 * @param service the service's name
 * @param detail what was sent to the service
 * @param failed whether the service answered with an error
 * @param calledAt when the call began
 */
public record OutsideCall(String service, String detail, boolean failed, Instant calledAt) {

}
