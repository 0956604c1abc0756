/**
 * What a test does to the steps of functions: lets them fail, gives them results, and
 * lets the process die after them.
 */
@NullMarked
package io.inngest.spring.test.intervention;

import org.jspecify.annotations.NullMarked;
