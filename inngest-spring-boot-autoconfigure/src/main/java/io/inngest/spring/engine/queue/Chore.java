package io.inngest.spring.engine.queue;

/**
 * Work that makes runs due. Done by the polling thread before it claims.
 */
public interface Chore {

	/**
	 * Does the work that there is.
	 * @param thorough whether to look for work that nothing has told of
	 * @return whether there may be more of it
	 */
	boolean run(boolean thorough);

}
