package io.inngest.spring;

/**
 * The tools of a durable function. A step's body runs until it has succeeded once; its
 * result is stored, and every later call of the function gets the stored result instead
 * of running the body again.
 * <p>
 * A step is known by its id. An id that occurs again in the same run, such as in a loop,
 * is numbered in order of occurrence. Steps must be called from the handler's own thread,
 * outside any step's body and outside any transaction; other calls are refused with a
 * {@link NonRetriableError} that says what to do.
 */
public interface Step extends RunSteps, ParallelSteps, WaitSteps {

}
