/**
 * The beans of the test kit.
 */
@NullMarked
package io.inngest.spring.test.wiring;

import org.jspecify.annotations.NullMarked;
