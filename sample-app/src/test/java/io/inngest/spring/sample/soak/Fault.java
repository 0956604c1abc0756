package io.inngest.spring.sample.soak;

/**
 * Something that is done to a node or to the database.
 *
 * @param kind what it is
 * @param node the node's number, if it is done to one
 * @param delay how long to wait before, in milliseconds
 * @param length how long it lasts, in milliseconds; of a cut, how many of a hundred
 * connections
 * @param twice whether a node is killed again while it starts, that long after; or the
 * database is stopped without a shutdown
 */
record Fault(Kind kind, int node, int delay, int length, boolean twice) {

	boolean isForDatabase() {
		return this.kind == Kind.CUT || this.kind == Kind.RESTART;
	}

	@Override
	public String toString() {
		return switch (this.kind) {
			case KILL -> "node %d: kill%s".formatted(this.node,
					this.twice ? " and, %d ms after it is started, kill again".formatted(this.length) : "");
			case FREEZE -> "node %d: freeze for %d ms".formatted(this.node, this.length);
			case EXHAUSTION -> "node %d: take all connections for %d ms".formatted(this.node, this.length);
			case CUT -> "database: cut %d %% of the connections".formatted(this.length);
			case RESTART ->
				"database: stop %s for %d ms".formatted(this.twice ? "without a shutdown" : "fast", this.length);
		};
	}

	/**
	 * The kinds of faults, each with the name under which it is counted.
	 */
	enum Kind {

		KILL("kills"), FREEZE("freezes"), CUT("cuts"), RESTART("restarts"), EXHAUSTION("exhaustions");

		private final String plural;

		Kind(String plural) {
			this.plural = plural;
		}

		String plural() {
			return this.plural;
		}

	}

}
