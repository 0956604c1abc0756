package io.inngest.spring.test;

import tools.jackson.databind.JsonNode;

/**
 * An event that was sent.
 *
 * @param key the id under which it is stored, as returned by a send
 * @param id the sender's id; the key if the sender gave none
 * @param name the event's name
 * @param data its data
 */
public record EventReport(String key, String id, String name, JsonNode data) {

}
