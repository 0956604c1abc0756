/**
 * What is done once, when all beans are there and before anything starts.
 */
@NullMarked
package io.inngest.spring.autoconfigure.startup;

import org.jspecify.annotations.NullMarked;
