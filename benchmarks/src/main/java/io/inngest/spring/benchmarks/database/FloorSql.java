package io.inngest.spring.benchmarks.database;

/**
 * What the floor says differently on each database.
 *
 * @param claim takes runs that nobody has, and returns their id and fence; parameters are
 * a number and an owner, in an order of its own
 * @param limitFirst whether the number comes before the owner
 * @param lock locks the run's row while a step is inserted
 */
public record FloorSql(String claim, boolean limitFirst, String lock) {

}
