/**
 * Results and inputs of steps: which type they have, whether that type can be read back
 * for sure, and their JSON form.
 */
@NullMarked
package io.inngest.spring.execution.result;

import org.jspecify.annotations.NullMarked;
