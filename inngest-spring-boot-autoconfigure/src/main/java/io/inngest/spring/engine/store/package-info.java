/**
 * What the stops of the embedded engine share: the database with its dialect,
 * transactions, schema and ids.
 */
@NullMarked
package io.inngest.spring.engine.store;

import org.jspecify.annotations.NullMarked;
