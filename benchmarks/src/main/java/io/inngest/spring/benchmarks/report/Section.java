package io.inngest.spring.benchmarks.report;

import java.util.List;

/**
 * All that came of one measurement.
 *
 * @param name what was measured
 * @param where on which database, or on what else
 * @param tables the numbers
 * @param goals what they had to be
 */
public record Section(String name, String where, List<Table> tables, List<Goal> goals) {

	public Section {
		tables = List.copyOf(tables);
		goals = List.copyOf(goals);
	}

	/**
	 * Makes a section without goals.
	 * @param name what was measured
	 * @param where on which database, or on what else
	 * @param tables the numbers
	 * @return the section
	 */
	public static Section of(String name, String where, Table... tables) {
		return new Section(name, where, List.of(tables), List.of());
	}

}
