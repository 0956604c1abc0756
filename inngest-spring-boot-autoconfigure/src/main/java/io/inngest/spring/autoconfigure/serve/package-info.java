/**
 * Auto-configuration of the endpoint through which an Inngest server calls the
 * application's functions.
 */
@NullMarked
package io.inngest.spring.autoconfigure.serve;

import org.jspecify.annotations.NullMarked;
