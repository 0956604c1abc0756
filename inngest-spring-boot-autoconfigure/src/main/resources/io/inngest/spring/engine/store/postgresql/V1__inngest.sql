CREATE TABLE inngest_event (
	event_key varchar(26) NOT NULL,
	event_id varchar(255) NOT NULL,
	name varchar(256) NOT NULL,
	data text NOT NULL,
	user_data text,
	ts bigint NOT NULL,
	version varchar(255),
	serializer varchar(32) NOT NULL,
	received_at bigint NOT NULL,
	pending boolean NOT NULL,
	CONSTRAINT inngest_event_pk PRIMARY KEY (event_key)
);

CREATE INDEX inngest_event_pending ON inngest_event (event_key) WHERE pending;

CREATE TABLE inngest_run (
	run_id varchar(26) NOT NULL,
	function_id varchar(255) NOT NULL,
	event_key varchar(26) NOT NULL,
	status varchar(16) NOT NULL,
	created_at bigint NOT NULL,
	started_at bigint,
	ended_at bigint,
	output text,
	error text,
	reason varchar(64),
	serializer varchar(32) NOT NULL,
	CONSTRAINT inngest_run_pk PRIMARY KEY (run_id)
);

CREATE INDEX inngest_run_event ON inngest_run (event_key);

CREATE TABLE inngest_queue (
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
	last_error text,
	has_waits boolean DEFAULT FALSE NOT NULL,
	woken boolean DEFAULT FALSE NOT NULL,
	has_sagas boolean DEFAULT FALSE NOT NULL,
	cancel_reason varchar(64),
	CONSTRAINT inngest_queue_pk PRIMARY KEY (run_id)
) WITH (fillfactor = 70);

CREATE INDEX inngest_queue_due ON inngest_queue (due_at) WHERE NOT leased;
-- Not on lease_until: a renewal would have to maintain it.
CREATE INDEX inngest_queue_leased ON inngest_queue (run_id) WHERE leased;

CREATE TABLE inngest_step (
	run_id varchar(26) NOT NULL,
	step_hash varchar(40) NOT NULL,
	position integer NOT NULL,
	step_id text NOT NULL,
	step_index integer NOT NULL,
	name text NOT NULL,
	op varchar(32) NOT NULL,
	data text,
	error text,
	wake_at bigint,
	attempts integer NOT NULL,
	started_at bigint NOT NULL,
	ended_at bigint NOT NULL,
	fence bigint NOT NULL,
	serializer varchar(32) NOT NULL,
	CONSTRAINT inngest_step_pk PRIMARY KEY (run_id, step_hash)
);

-- Whether an event came after a wait was registered is told by one number for both.
CREATE SEQUENCE inngest_order;

-- What is begun and not over: a row goes when it becomes a step, or with its run. Of what
-- is looked for, event_name and signal are there only as long as it has not come.
CREATE TABLE inngest_wait (
	run_id varchar(26) NOT NULL,
	step_hash varchar(40) NOT NULL,
	kind varchar(16) NOT NULL,
	step_id text NOT NULL,
	step_index integer NOT NULL,
	name text NOT NULL,
	subject text,
	registered bigint DEFAULT nextval('inngest_order') NOT NULL,
	since bigint NOT NULL,
	due_at bigint NOT NULL,
	attempts integer NOT NULL,
	event_name varchar(256),
	match_path varchar(200) COLLATE "C",
	match_value varchar(200) COLLATE "C",
	expression text,
	look_from bigint,
	look_at bigint,
	signal varchar(512),
	source_id varchar(26),
	data text,
	error text,
	resolved_at bigint,
	serializer varchar(32) NOT NULL,
	CONSTRAINT inngest_wait_pk PRIMARY KEY (run_id, step_hash)
);

CREATE INDEX inngest_wait_event ON inngest_wait (event_name, match_path, match_value, run_id, step_hash)
	WHERE event_name IS NOT NULL;
CREATE UNIQUE INDEX inngest_wait_signal ON inngest_wait (signal) WHERE signal IS NOT NULL;

-- Events that somebody waits for and that were not matched with the waits yet.
CREATE TABLE inngest_arrival (
	arrival bigint DEFAULT nextval('inngest_order') NOT NULL,
	event_key varchar(26) NOT NULL,
	event_name varchar(256) NOT NULL,
	CONSTRAINT inngest_arrival_pk PRIMARY KEY (arrival)
);

CREATE TABLE inngest_idempotency (
	function_id varchar(255) NOT NULL,
	event_id varchar(255) NOT NULL,
	run_id varchar(26) NOT NULL,
	expires_at bigint NOT NULL,
	CONSTRAINT inngest_idempotency_pk PRIMARY KEY (function_id, event_id)
);

CREATE INDEX inngest_idempotency_expires ON inngest_idempotency (expires_at);

CREATE TABLE inngest_schema_version (
	version integer NOT NULL,
	CONSTRAINT inngest_schema_version_pk PRIMARY KEY (version)
);

INSERT INTO inngest_schema_version (version) VALUES (1);
