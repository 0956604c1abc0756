/**
 * The outside world of the sample: services that count their calls and fail on request.
 */
@NullMarked
package io.inngest.spring.sample.outside;

import org.jspecify.annotations.NullMarked;
