/**
 * What Spring Boot's Actuator shows of the engine.
 */
@NullMarked
package io.inngest.spring.actuate;

import org.jspecify.annotations.NullMarked;
