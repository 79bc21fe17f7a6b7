-- The ledger: nodes, their signed chains, and the wrapped data keys of the streams.
-- Bodies are sealed; everything else is in clear. Instants are microseconds since 1970 in UTC.
CREATE TABLE node (
    node        BYTEA  NOT NULL,
    epoch       BIGINT NOT NULL,
    public_key  BYTEA  NOT NULL,
    created_at  BIGINT NOT NULL,
    PRIMARY KEY (node, epoch)
);

CREATE TABLE ledger_entry (
    position       BIGINT NOT NULL PRIMARY KEY,
    entry_id       BYTEA  NOT NULL UNIQUE,
    node           BYTEA  NOT NULL,
    epoch          BIGINT NOT NULL,
    seq            BIGINT NOT NULL,
    stream         TEXT   NOT NULL,
    stream_version BIGINT NOT NULL,
    scope          TEXT   NOT NULL,
    kind           TEXT   NOT NULL,
    kind_version   BIGINT NOT NULL,
    occurred_at    BIGINT NOT NULL,
    recorded_at    BIGINT NOT NULL,
    received_at    BIGINT NOT NULL,
    actor          TEXT   NOT NULL,
    purpose        TEXT   NOT NULL,
    previous_hash  BYTEA  NOT NULL,
    hash           BYTEA  NOT NULL,
    body           BYTEA  NOT NULL,
    UNIQUE (node, epoch, seq),
    UNIQUE (stream, stream_version)
);

CREATE TABLE chain_head (
    node       BYTEA  NOT NULL,
    epoch      BIGINT NOT NULL,
    seq        BIGINT NOT NULL,
    hash       BYTEA  NOT NULL,
    signature  BYTEA  NOT NULL,
    PRIMARY KEY (node, epoch, seq)
);

-- One data key a stream, wrapped by the node key. Emptying `wrapped` erases what the stream says, not that it was said.
CREATE TABLE data_key (
    stream   TEXT  NOT NULL PRIMARY KEY,
    wrapped  BYTEA NOT NULL
);
