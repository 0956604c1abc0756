package io.inngest.spring;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Steps that run side by side. Part of {@link Step}.
 */
public interface ParallelSteps {

	/**
	 * Begins a step that {@link Step#run(String, StepBody)} would run. It is run beside
	 * others as soon as the function waits for one of them.
	 * @param id the step's id
	 * @param body what to do
	 * @param <T> the type of the result
	 * @return the step's result to be
	 */
	<T extends @Nullable Object> StepFuture<T> runAsync(String id, StepBody<T> body);

	/**
	 * Begins a step that {@link Step#run(String, StepAction)} would run. It is run beside
	 * others as soon as the function waits for one of them.
	 * @param id the step's id
	 * @param action what to do
	 * @return the step's end to be
	 */
	StepFuture<@Nullable Void> runAsync(String id, StepAction action);

	/**
	 * Begins a step that {@link Step#run(StepOptions, StepBody)} would run. It is run
	 * beside others as soon as the function waits for one of them.
	 * @param options the step's id, name, type of the result and retries
	 * @param body what to do
	 * @param <T> the type of the result
	 * @return the step's result to be
	 */
	<T extends @Nullable Object> StepFuture<T> runAsync(StepOptions<T> options, StepBody<T> body);

	/**
	 * Begins a step that {@link Step#run(StepOptions, StepAction)} would run. It is run
	 * beside others as soon as the function waits for one of them.
	 * @param options the step's id, name and retries
	 * @param action what to do
	 * @return the step's end to be
	 */
	StepFuture<@Nullable Void> runAsync(StepOptions<@Nullable Void> options, StepAction action);

	/**
	 * Begins a step that {@link Step#run(String, TypeRef, StepBody)} would run. It is run
	 * beside others as soon as the function waits for one of them.
	 * @param id the step's id
	 * @param type the type of the result
	 * @param body what to do
	 * @param <T> the type of the result
	 * @return the step's result to be
	 */
	<T extends @Nullable Object> StepFuture<T> runAsync(String id, TypeRef<T> type, StepBody<T> body);

	/**
	 * Goes through branches whose steps run side by side; see {@link #parallel(List)}.
	 * @param a the first branch
	 * @param b the second branch
	 * @param <T> the type of the branches' values
	 * @return the values in the order of the branches
	 */
	default <T extends @Nullable Object> List<T> parallel(StepBranch<? extends T> a, StepBranch<? extends T> b) {
		return parallel(List.<StepBranch<? extends T>>of(a, b));
	}

	/**
	 * Goes through branches whose steps run side by side; see {@link #parallel(List)}.
	 * @param a the first branch
	 * @param b the second branch
	 * @param c the third branch
	 * @param <T> the type of the branches' values
	 * @return the values in the order of the branches
	 */
	default <T extends @Nullable Object> List<T> parallel(StepBranch<? extends T> a, StepBranch<? extends T> b,
			StepBranch<? extends T> c) {
		return parallel(List.<StepBranch<? extends T>>of(a, b, c));
	}

	/**
	 * Goes through branches whose steps run side by side; see {@link #parallel(List)}.
	 * @param a the first branch
	 * @param b the second branch
	 * @param c the third branch
	 * @param d the fourth branch
	 * @param <T> the type of the branches' values
	 * @return the values in the order of the branches
	 */
	default <T extends @Nullable Object> List<T> parallel(StepBranch<? extends T> a, StepBranch<? extends T> b,
			StepBranch<? extends T> c, StepBranch<? extends T> d) {
		return parallel(List.<StepBranch<? extends T>>of(a, b, c, d));
	}

	/**
	 * Goes through branches whose steps run side by side; see {@link #parallel(List)}.
	 * @param a the first branch
	 * @param b the second branch
	 * @param c the third branch
	 * @param d the fourth branch
	 * @param e the fifth branch
	 * @param <T> the type of the branches' values
	 * @return the values in the order of the branches
	 */
	default <T extends @Nullable Object> List<T> parallel(StepBranch<? extends T> a, StepBranch<? extends T> b,
			StepBranch<? extends T> c, StepBranch<? extends T> d, StepBranch<? extends T> e) {
		return parallel(List.<StepBranch<? extends T>>of(a, b, c, d, e));
	}

	/**
	 * Goes through branches whose steps run side by side. A branch may hold several
	 * steps. The branches' own code runs on the handler's thread, branch after branch,
	 * each up to its first step that is not over; then these steps are done, and the
	 * branches are gone through again. So a branch must do in steps whatever has an
	 * effect. A step id may occur in one branch only: name what the branch works on, such
	 * as {@code "resize-" + photo.id()}.
	 * <p>
	 * All branches come to their end; after that the failure of the first one that has
	 * failed is thrown, as the branch threw it.
	 * @param branches the branches
	 * @param <T> the type of the branches' values
	 * @return the values in the order of the branches
	 */
	<T extends @Nullable Object> List<T> parallel(List<? extends StepBranch<? extends T>> branches);

	/**
	 * Goes through branches without a value; see {@link #parallel(List)}.
	 * @param branches the branches
	 */
	void parallel(StepAction... branches);

	/**
	 * Goes on with the branch that is over first; see {@link #race(List)}.
	 * @param a the first branch
	 * @param b the second branch
	 * @param <T> the type of the branches' values
	 * @return the value of the branch that is over first
	 */
	default <T extends @Nullable Object> T race(StepBranch<? extends T> a, StepBranch<? extends T> b) {
		return race(List.<StepBranch<? extends T>>of(a, b));
	}

	/**
	 * Goes on with the branch that is over first; see {@link #race(List)}.
	 * @param a the first branch
	 * @param b the second branch
	 * @param c the third branch
	 * @param <T> the type of the branches' values
	 * @return the value of the branch that is over first
	 */
	default <T extends @Nullable Object> T race(StepBranch<? extends T> a, StepBranch<? extends T> b,
			StepBranch<? extends T> c) {
		return race(List.<StepBranch<? extends T>>of(a, b, c));
	}

	/**
	 * Goes on with the branch that is over first; see {@link #race(List)}.
	 * @param a the first branch
	 * @param b the second branch
	 * @param c the third branch
	 * @param d the fourth branch
	 * @param <T> the type of the branches' values
	 * @return the value of the branch that is over first
	 */
	default <T extends @Nullable Object> T race(StepBranch<? extends T> a, StepBranch<? extends T> b,
			StepBranch<? extends T> c, StepBranch<? extends T> d) {
		return race(List.<StepBranch<? extends T>>of(a, b, c, d));
	}

	/**
	 * Goes on with the branch that is over first; see {@link #race(List)}.
	 * @param a the first branch
	 * @param b the second branch
	 * @param c the third branch
	 * @param d the fourth branch
	 * @param e the fifth branch
	 * @param <T> the type of the branches' values
	 * @return the value of the branch that is over first
	 */
	default <T extends @Nullable Object> T race(StepBranch<? extends T> a, StepBranch<? extends T> b,
			StepBranch<? extends T> c, StepBranch<? extends T> d, StepBranch<? extends T> e) {
		return race(List.<StepBranch<? extends T>>of(a, b, c, d, e));
	}

	/**
	 * Goes through branches as {@link #parallel(List)} does and goes on with the one that
	 * is over first: whose last step was stored first, on every replay alike. If that
	 * branch has failed, its failure is thrown. The others are not waited for: a step of
	 * theirs that is running runs to its end, and none comes after it.
	 * @param branches the branches, at least one
	 * @param <T> the type of the branches' values
	 * @return the value of the branch that is over first
	 */
	<T extends @Nullable Object> T race(List<? extends StepBranch<? extends T>> branches);

}
