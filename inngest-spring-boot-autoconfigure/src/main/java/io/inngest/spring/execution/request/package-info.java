/**
 * Steps that are requests: made by the server where there is one, else through a gateway.
 */
@NullMarked
package io.inngest.spring.execution.request;

import org.jspecify.annotations.NullMarked;
