package io.inngest.spring.engine.store;

import javax.sql.DataSource;

/**
 * The {@code DataSource} that holds events, runs and steps. A bean of its own, so that
 * the engine asks for it by this type and not by one that others have beans of.
 *
 * @param dataSource the data source
 */
public record EngineDataSource(DataSource dataSource) {

}
