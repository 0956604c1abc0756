/**
 * What Spring's test framework calls before and after test methods.
 */
@NullMarked
package io.inngest.spring.test.context;

import org.jspecify.annotations.NullMarked;
