package io.inngest.spring.protocol;

/**
 * Which step of a run.
 *
 * @param id the id as the application wrote it
 * @param index 0 for the first occurrence of the id in the run, n for the n-th repeat
 * @param hash what the step is stored under: the SHA-1 of the id, or of {@code id:index}
 * for a repeat, in lower-case hex
 */
public record StepKey(String id, int index, String hash) {

}
