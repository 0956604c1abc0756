CREATE TABLE IF NOT EXISTS inngest_event (
	event_key varchar(26) NOT NULL,
	event_id varchar(255) NOT NULL,
	name varchar(256) NOT NULL,
	data character large object NOT NULL,
	user_data character large object,
	ts bigint NOT NULL,
	version varchar(255),
	serializer varchar(32) NOT NULL,
	received_at bigint NOT NULL,
	pending boolean NOT NULL,
	CONSTRAINT inngest_event_pk PRIMARY KEY (event_key)
);

CREATE INDEX IF NOT EXISTS inngest_event_pending ON inngest_event (pending, event_key);

CREATE TABLE IF NOT EXISTS inngest_run (
	run_id varchar(26) NOT NULL,
	function_id varchar(255) NOT NULL,
	event_key varchar(26) NOT NULL,
	status varchar(16) NOT NULL,
	created_at bigint NOT NULL,
	started_at bigint,
	ended_at bigint,
	output character large object,
	error character large object,
	reason varchar(64),
	serializer varchar(32) NOT NULL,
	CONSTRAINT inngest_run_pk PRIMARY KEY (run_id)
);

CREATE INDEX IF NOT EXISTS inngest_run_event ON inngest_run (event_key);

-- No large object here: a kill in the middle of an update of its row can lose the row.
CREATE TABLE IF NOT EXISTS inngest_queue (
	run_id varchar(26) NOT NULL,
	function_id varchar(255) NOT NULL,
	due_at bigint NOT NULL,
	leased boolean NOT NULL,
	lease_owner varchar(26),
	lease_until timestamp with time zone,
	fence bigint NOT NULL,
	attempt integer NOT NULL,
	attempt_position integer NOT NULL,
	started_at bigint,
	last_error varchar(1048576),
	has_waits boolean DEFAULT FALSE NOT NULL,
	woken boolean DEFAULT FALSE NOT NULL,
	has_sagas boolean DEFAULT FALSE NOT NULL,
	cancel_reason varchar(64),
	CONSTRAINT inngest_queue_pk PRIMARY KEY (run_id)
);

-- Few runs are leased at a time, so that those whose lease has expired need no index of
-- their own.
CREATE INDEX IF NOT EXISTS inngest_queue_due ON inngest_queue (leased, due_at);

-- Step results are a varchar, which H2 limits to 1048576 characters: a large object of
-- more than 256 bytes halves the number of steps per second.
CREATE TABLE IF NOT EXISTS inngest_step (
	run_id varchar(26) NOT NULL,
	step_hash varchar(40) NOT NULL,
	position integer NOT NULL,
	step_id varchar(1048576) NOT NULL,
	step_index integer NOT NULL,
	name varchar(1048576) NOT NULL,
	op varchar(32) NOT NULL,
	data varchar(1048576),
	error character large object,
	wake_at bigint,
	attempts integer NOT NULL,
	started_at bigint NOT NULL,
	ended_at bigint NOT NULL,
	fence bigint NOT NULL,
	serializer varchar(32) NOT NULL,
	CONSTRAINT inngest_step_pk PRIMARY KEY (run_id, step_hash)
);

-- Whether an event came after a wait was registered is told by one number for both.
CREATE SEQUENCE IF NOT EXISTS inngest_order;

-- What is begun and not over: a row goes when it becomes a step, or with its run. Of what
-- is looked for, event_name and signal are there only as long as it has not come.
CREATE TABLE IF NOT EXISTS inngest_wait (
	run_id varchar(26) NOT NULL,
	step_hash varchar(40) NOT NULL,
	kind varchar(16) NOT NULL,
	step_id varchar(1048576) NOT NULL,
	step_index integer NOT NULL,
	name varchar(1048576) NOT NULL,
	subject varchar(1048576),
	registered bigint DEFAULT NEXT VALUE FOR inngest_order NOT NULL,
	since bigint NOT NULL,
	due_at bigint NOT NULL,
	attempts integer NOT NULL,
	event_name varchar(256),
	match_path varchar(200),
	match_value varchar(200),
	expression varchar(1048576),
	look_from bigint,
	look_at bigint,
	signal varchar(512),
	source_id varchar(26),
	data varchar(1048576),
	error varchar(1048576),
	resolved_at bigint,
	serializer varchar(32) NOT NULL,
	CONSTRAINT inngest_wait_pk PRIMARY KEY (run_id, step_hash)
);

CREATE INDEX IF NOT EXISTS inngest_wait_event
	ON inngest_wait (event_name, match_path, match_value, run_id, step_hash);
CREATE UNIQUE INDEX IF NOT EXISTS inngest_wait_signal ON inngest_wait (signal);

-- Events that somebody waits for and that were not matched with the waits yet.
CREATE TABLE IF NOT EXISTS inngest_arrival (
	arrival bigint DEFAULT NEXT VALUE FOR inngest_order NOT NULL,
	event_key varchar(26) NOT NULL,
	event_name varchar(256) NOT NULL,
	CONSTRAINT inngest_arrival_pk PRIMARY KEY (arrival)
);

CREATE TABLE IF NOT EXISTS inngest_idempotency (
	function_id varchar(255) NOT NULL,
	event_id varchar(255) NOT NULL,
	run_id varchar(26) NOT NULL,
	expires_at bigint NOT NULL,
	CONSTRAINT inngest_idempotency_pk PRIMARY KEY (function_id, event_id)
);

CREATE INDEX IF NOT EXISTS inngest_idempotency_expires ON inngest_idempotency (expires_at);

CREATE TABLE IF NOT EXISTS inngest_schema_version (
	version integer NOT NULL,
	CONSTRAINT inngest_schema_version_pk PRIMARY KEY (version)
);

INSERT INTO inngest_schema_version (version) VALUES (1);
