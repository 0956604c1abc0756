/**
 * Auto-configuration of the health that Spring Boot's Actuator shows.
 */
@NullMarked
package io.inngest.spring.autoconfigure.health;

import org.jspecify.annotations.NullMarked;
