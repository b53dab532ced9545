-- What happened, one row for each record of a topic. The same statements serve SQLite and PostgreSQL.
-- Instants are microseconds since 1970 (UTC); record is the topic's record as JSON. Paging goes by
-- (time_micros, source_offset, id), hence the ends of the indexes.

CREATE TABLE signals (
  id TEXT NOT NULL PRIMARY KEY,
  time_micros BIGINT NOT NULL,
  known_at_micros BIGINT NOT NULL,
  instrument TEXT,
  pattern TEXT,
  kind TEXT,
  record TEXT NOT NULL,
  source_topic TEXT NOT NULL,
  source_partition INTEGER NOT NULL,
  source_offset BIGINT NOT NULL
);
CREATE INDEX signals_time ON signals (time_micros, source_offset, id);
CREATE INDEX signals_instrument ON signals (instrument, time_micros, source_offset, id);
CREATE INDEX signals_pattern ON signals (pattern, time_micros, source_offset, id);

CREATE TABLE suppressed_signals (
  id TEXT NOT NULL PRIMARY KEY,
  time_micros BIGINT NOT NULL,
  known_at_micros BIGINT NOT NULL,
  instrument TEXT,
  pattern TEXT,
  kind TEXT,
  status TEXT,
  signal_id TEXT,
  record TEXT NOT NULL,
  source_topic TEXT NOT NULL,
  source_partition INTEGER NOT NULL,
  source_offset BIGINT NOT NULL
);
CREATE INDEX suppressed_signals_time ON suppressed_signals (time_micros, source_offset, id);
CREATE INDEX suppressed_signals_instrument ON suppressed_signals (instrument, time_micros, source_offset, id);
CREATE INDEX suppressed_signals_pattern ON suppressed_signals (pattern, time_micros, source_offset, id);
CREATE INDEX suppressed_signals_status ON suppressed_signals (status, time_micros, source_offset, id);

CREATE TABLE decisions (
  id TEXT NOT NULL PRIMARY KEY,
  time_micros BIGINT NOT NULL,
  known_at_micros BIGINT NOT NULL,
  account TEXT,
  instrument TEXT,
  pattern TEXT,
  status TEXT,
  kind TEXT,
  signal_id TEXT,
  cause_id TEXT,
  record TEXT NOT NULL,
  source_topic TEXT NOT NULL,
  source_partition INTEGER NOT NULL,
  source_offset BIGINT NOT NULL
);
CREATE INDEX decisions_time ON decisions (time_micros, source_offset, id);
CREATE INDEX decisions_account ON decisions (account, time_micros, source_offset, id);
CREATE INDEX decisions_instrument ON decisions (instrument, time_micros, source_offset, id);
CREATE INDEX decisions_pattern ON decisions (pattern, time_micros, source_offset, id);
CREATE INDEX decisions_status ON decisions (status, time_micros, source_offset, id);
CREATE INDEX decisions_signal_id ON decisions (signal_id, time_micros, source_offset, id);

CREATE TABLE orders (
  id TEXT NOT NULL PRIMARY KEY,
  time_micros BIGINT NOT NULL,
  known_at_micros BIGINT NOT NULL,
  account TEXT,
  instrument TEXT,
  status TEXT,
  kind TEXT,
  decision_id TEXT,
  signal_id TEXT,
  record TEXT NOT NULL,
  source_topic TEXT NOT NULL,
  source_partition INTEGER NOT NULL,
  source_offset BIGINT NOT NULL
);
CREATE INDEX orders_time ON orders (time_micros, source_offset, id);
CREATE INDEX orders_account ON orders (account, time_micros, source_offset, id);
CREATE INDEX orders_instrument ON orders (instrument, time_micros, source_offset, id);
CREATE INDEX orders_status ON orders (status, time_micros, source_offset, id);
CREATE INDEX orders_decision_id ON orders (decision_id, time_micros, source_offset, id);

CREATE TABLE order_cancels (
  id TEXT NOT NULL PRIMARY KEY,
  time_micros BIGINT NOT NULL,
  known_at_micros BIGINT NOT NULL,
  account TEXT,
  instrument TEXT,
  order_id TEXT,
  decision_id TEXT,
  record TEXT NOT NULL,
  source_topic TEXT NOT NULL,
  source_partition INTEGER NOT NULL,
  source_offset BIGINT NOT NULL
);
CREATE INDEX order_cancels_time ON order_cancels (time_micros, source_offset, id);
CREATE INDEX order_cancels_account ON order_cancels (account, time_micros, source_offset, id);
CREATE INDEX order_cancels_instrument ON order_cancels (instrument, time_micros, source_offset, id);
CREATE INDEX order_cancels_order_id ON order_cancels (order_id, time_micros, source_offset, id);

CREATE TABLE order_events (
  id TEXT NOT NULL PRIMARY KEY,
  time_micros BIGINT NOT NULL,
  known_at_micros BIGINT NOT NULL,
  account TEXT,
  instrument TEXT,
  status TEXT,
  kind TEXT,
  order_id TEXT,
  decision_id TEXT,
  sequence BIGINT,
  record TEXT NOT NULL,
  source_topic TEXT NOT NULL,
  source_partition INTEGER NOT NULL,
  source_offset BIGINT NOT NULL
);
CREATE INDEX order_events_time ON order_events (time_micros, source_offset, id);
CREATE INDEX order_events_account ON order_events (account, time_micros, source_offset, id);
CREATE INDEX order_events_instrument ON order_events (instrument, time_micros, source_offset, id);
CREATE INDEX order_events_status ON order_events (status, time_micros, source_offset, id);
CREATE INDEX order_events_order_id ON order_events (order_id, sequence);

CREATE TABLE fills (
  id TEXT NOT NULL PRIMARY KEY,
  time_micros BIGINT NOT NULL,
  known_at_micros BIGINT NOT NULL,
  account TEXT,
  instrument TEXT,
  kind TEXT,
  order_id TEXT,
  decision_id TEXT,
  signal_id TEXT,
  record TEXT NOT NULL,
  source_topic TEXT NOT NULL,
  source_partition INTEGER NOT NULL,
  source_offset BIGINT NOT NULL
);
CREATE INDEX fills_time ON fills (time_micros, source_offset, id);
CREATE INDEX fills_account ON fills (account, time_micros, source_offset, id);
CREATE INDEX fills_instrument ON fills (instrument, time_micros, source_offset, id);
CREATE INDEX fills_order_id ON fills (order_id, time_micros, source_offset, id);
CREATE INDEX fills_decision_id ON fills (decision_id, time_micros, source_offset, id);

CREATE TABLE funding (
  id TEXT NOT NULL PRIMARY KEY,
  time_micros BIGINT NOT NULL,
  known_at_micros BIGINT NOT NULL,
  account TEXT,
  instrument TEXT,
  record TEXT NOT NULL,
  source_topic TEXT NOT NULL,
  source_partition INTEGER NOT NULL,
  source_offset BIGINT NOT NULL
);
CREATE INDEX funding_time ON funding (time_micros, source_offset, id);
CREATE INDEX funding_account ON funding (account, time_micros, source_offset, id);
CREATE INDEX funding_instrument ON funding (instrument, time_micros, source_offset, id);

CREATE TABLE positions (
  id TEXT NOT NULL PRIMARY KEY,
  time_micros BIGINT NOT NULL,
  known_at_micros BIGINT NOT NULL,
  account TEXT,
  instrument TEXT,
  pattern TEXT,
  status TEXT,
  decision_id TEXT,
  cause_id TEXT,
  record TEXT NOT NULL,
  source_topic TEXT NOT NULL,
  source_partition INTEGER NOT NULL,
  source_offset BIGINT NOT NULL
);
CREATE INDEX positions_time ON positions (time_micros, source_offset, id);
CREATE INDEX positions_account ON positions (account, time_micros, source_offset, id);
CREATE INDEX positions_instrument ON positions (instrument, time_micros, source_offset, id);
CREATE INDEX positions_pattern ON positions (pattern, time_micros, source_offset, id);
CREATE INDEX positions_status ON positions (status, time_micros, source_offset, id);
CREATE INDEX positions_newest ON positions (account, instrument, known_at_micros, source_offset);

CREATE TABLE accounts (
  id TEXT NOT NULL PRIMARY KEY,
  time_micros BIGINT NOT NULL,
  known_at_micros BIGINT NOT NULL,
  account TEXT,
  status TEXT,
  kind TEXT,
  cause_id TEXT,
  record TEXT NOT NULL,
  source_topic TEXT NOT NULL,
  source_partition INTEGER NOT NULL,
  source_offset BIGINT NOT NULL
);
CREATE INDEX accounts_time ON accounts (time_micros, source_offset, id);
CREATE INDEX accounts_account ON accounts (account, time_micros, source_offset, id);
CREATE INDEX accounts_status ON accounts (status, time_micros, source_offset, id);
CREATE INDEX accounts_newest ON accounts (account, known_at_micros, source_offset);

CREATE TABLE operator_audit (
  id TEXT NOT NULL PRIMARY KEY,
  time_micros BIGINT NOT NULL,
  known_at_micros BIGINT NOT NULL,
  account TEXT,
  kind TEXT,
  target_id TEXT,
  who TEXT,
  record TEXT NOT NULL,
  source_topic TEXT NOT NULL,
  source_partition INTEGER NOT NULL,
  source_offset BIGINT NOT NULL
);
CREATE INDEX operator_audit_time ON operator_audit (time_micros, source_offset, id);
CREATE INDEX operator_audit_account ON operator_audit (account, time_micros, source_offset, id);
CREATE INDEX operator_audit_kind ON operator_audit (kind, time_micros, source_offset, id);
CREATE INDEX operator_audit_target_id ON operator_audit (target_id, time_micros, source_offset, id);

CREATE TABLE alerts_audit (
  id TEXT NOT NULL PRIMARY KEY,
  time_micros BIGINT NOT NULL,
  known_at_micros BIGINT NOT NULL,
  account TEXT,
  instrument TEXT,
  severity TEXT,
  status TEXT,
  kind TEXT,
  cause_id TEXT,
  record TEXT NOT NULL,
  source_topic TEXT NOT NULL,
  source_partition INTEGER NOT NULL,
  source_offset BIGINT NOT NULL
);
CREATE INDEX alerts_audit_time ON alerts_audit (time_micros, source_offset, id);
CREATE INDEX alerts_audit_account ON alerts_audit (account, time_micros, source_offset, id);
CREATE INDEX alerts_audit_instrument ON alerts_audit (instrument, time_micros, source_offset, id);
CREATE INDEX alerts_audit_severity ON alerts_audit (severity, time_micros, source_offset, id);
CREATE INDEX alerts_audit_status ON alerts_audit (status, time_micros, source_offset, id);

CREATE TABLE delivery_audit (
  id TEXT NOT NULL PRIMARY KEY,
  time_micros BIGINT NOT NULL,
  known_at_micros BIGINT NOT NULL,
  alert_id TEXT,
  status TEXT,
  kind TEXT,
  record TEXT NOT NULL,
  source_topic TEXT NOT NULL,
  source_partition INTEGER NOT NULL,
  source_offset BIGINT NOT NULL
);
CREATE INDEX delivery_audit_time ON delivery_audit (time_micros, source_offset, id);
CREATE INDEX delivery_audit_status ON delivery_audit (status, time_micros, source_offset, id);
CREATE INDEX delivery_audit_alert_id ON delivery_audit (alert_id, time_micros, source_offset, id);

CREATE TABLE drift (
  id TEXT NOT NULL PRIMARY KEY,
  time_micros BIGINT NOT NULL,
  known_at_micros BIGINT NOT NULL,
  account TEXT,
  instrument TEXT,
  severity TEXT,
  kind TEXT,
  target_id TEXT,
  record TEXT NOT NULL,
  source_topic TEXT NOT NULL,
  source_partition INTEGER NOT NULL,
  source_offset BIGINT NOT NULL
);
CREATE INDEX drift_time ON drift (time_micros, source_offset, id);
CREATE INDEX drift_account ON drift (account, time_micros, source_offset, id);
CREATE INDEX drift_instrument ON drift (instrument, time_micros, source_offset, id);
CREATE INDEX drift_severity ON drift (severity, time_micros, source_offset, id);

-- The audit chain as it is on its topic.
CREATE TABLE audit (
  id TEXT NOT NULL PRIMARY KEY,
  time_micros BIGINT NOT NULL,
  known_at_micros BIGINT NOT NULL,
  sequence BIGINT NOT NULL,
  entity_kind TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  who TEXT NOT NULL,
  record TEXT NOT NULL,
  source_topic TEXT NOT NULL,
  source_partition INTEGER NOT NULL,
  source_offset BIGINT NOT NULL
);
CREATE INDEX audit_time ON audit (time_micros, source_offset, id);
CREATE INDEX audit_sequence ON audit (sequence);
CREATE INDEX audit_topic_order ON audit (source_offset);
CREATE INDEX audit_entity_id ON audit (entity_id, time_micros, source_offset, id);
CREATE INDEX audit_entity_kind ON audit (entity_kind, time_micros, source_offset, id);

-- Accounts, and instruments of accounts, of which there is any state: few rows, asked for their newest.
CREATE TABLE holders (
  state TEXT NOT NULL,
  account TEXT NOT NULL,
  instrument TEXT NOT NULL,
  PRIMARY KEY (state, account, instrument)
);

-- The next offset to be read of each partition. Written in the transaction that writes the rows before it.
CREATE TABLE source_offsets (
  topic TEXT NOT NULL,
  partition_number INTEGER NOT NULL,
  next_offset BIGINT NOT NULL,
  PRIMARY KEY (topic, partition_number)
);

-- Records that cannot become rows, with the reason; value is base64.
CREATE TABLE refused_records (
  topic TEXT NOT NULL,
  partition_number INTEGER NOT NULL,
  record_offset BIGINT NOT NULL,
  time_micros BIGINT NOT NULL,
  reason TEXT NOT NULL,
  record_key TEXT,
  record_value TEXT,
  PRIMARY KEY (topic, partition_number, record_offset)
);

-- What this database is for: the namespace it holds.
CREATE TABLE store_identity (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);
