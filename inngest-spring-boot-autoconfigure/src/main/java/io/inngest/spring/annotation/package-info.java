/**
 * What applications write on their beans.
 */
@NullMarked
package io.inngest.spring.annotation;

import org.jspecify.annotations.NullMarked;
