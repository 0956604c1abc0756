package io.inngest.spring;

import org.jspecify.annotations.Nullable;

/**
 * A branch of parallel steps. Its code runs on the handler's thread, once for each of its
 * steps and once more; only the bodies of steps run side by side.
 *
 * @param <T> the type of the branch's value
 */
@FunctionalInterface
public interface StepBranch<T extends @Nullable Object> {

	/**
	 * Goes through the branch.
	 * @return the branch's value, which is not stored
	 * @throws Exception if the branch fails
	 */
	T run() throws Exception;

}
