package io.inngest.spring.test;

import tools.jackson.databind.JsonNode;

/**
 * An event that was sent.
 *
 * @param id the sender's id; the engine's if the sender gave none
 * @param name the event's name
 * @param data its data
 */
public record EventReport(String id, String name, JsonNode data) {

}
