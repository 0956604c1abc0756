package io.inngest.spring.benchmarks.peer;

import dev.dbos.transact.workflow.Workflow;

/**
 * A DBOS workflow of ten steps, as an interface of which DBOS makes a proxy.
 */
interface TenStepWorkflow {

	/**
	 * Takes ten steps.
	 * @param number the run's number
	 */
	@Workflow
	void run(long number);

}
