package io.inngest.spring.benchmarks.engine;

/**
 * What a step returns: about 170 bytes of JSON.
 *
 * @param number the step's number
 * @param id some id
 * @param text some text
 */
public record Payload(int number, String id, String text) {

	private static final String ID = "01JZ0000000000000000000000";

	private static final String TEXT = "x".repeat(100);

	/**
	 * Makes a payload.
	 * @param number the step's number
	 * @return the payload
	 */
	public static Payload of(int number) {
		return new Payload(number, ID, TEXT);
	}

	/**
	 * Returns the payload as the engine stores it.
	 * @return JSON
	 */
	public String json() {
		return "{\"number\":%d,\"id\":\"%s\",\"text\":\"%s\"}".formatted(this.number, this.id, this.text);
	}

}
