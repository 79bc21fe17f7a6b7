-- Projection of staff accounts. Identities and credentials are sealed: a dump of the database names nobody.
CREATE TABLE account (
    user_id    BYTEA  NOT NULL PRIMARY KEY,
    user_name  TEXT   NOT NULL UNIQUE,
    identity   BYTEA  NOT NULL,
    suspended  BIGINT NOT NULL,
    known_at   BIGINT NOT NULL
);

CREATE TABLE account_grant (
    user_id   BYTEA  NOT NULL,
    role      TEXT   NOT NULL,
    scope     TEXT   NOT NULL,
    known_at  BIGINT NOT NULL,
    PRIMARY KEY (user_id, role, scope)
);

CREATE TABLE account_password (
    user_id   BYTEA  NOT NULL PRIMARY KEY,
    sealed    BYTEA  NOT NULL,
    spent     TEXT   NOT NULL,
    known_at  BIGINT NOT NULL
);

CREATE TABLE account_passkey (
    credential  TEXT   NOT NULL PRIMARY KEY,
    user_id     BYTEA  NOT NULL,
    label       TEXT   NOT NULL,
    sealed      BYTEA  NOT NULL,
    known_at    BIGINT NOT NULL
);

CREATE INDEX account_passkey_by_user ON account_passkey (user_id);

CREATE TABLE enrolment (
    token_digest  TEXT   NOT NULL PRIMARY KEY,
    user_id       BYTEA  NOT NULL,
    expires_at    BIGINT NOT NULL,
    known_at      BIGINT NOT NULL
);

-- Not a projection: sessions live and die here. Only the digest of the token is kept.
CREATE TABLE session (
    token_digest  BYTEA  NOT NULL PRIMARY KEY,
    session_id    BYTEA  NOT NULL UNIQUE,
    user_id       BYTEA  NOT NULL,
    method        TEXT   NOT NULL,
    device        TEXT   NOT NULL,
    form_token    TEXT   NOT NULL,
    created_at    BIGINT NOT NULL,
    seen_at       BIGINT NOT NULL
);

CREATE INDEX session_by_user ON session (user_id, created_at);

-- The last time-based code step of each account: a code is accepted once.
CREATE TABLE code_step (
    user_id  BYTEA  NOT NULL PRIMARY KEY,
    step     BIGINT NOT NULL
);

-- What maintenance found out: when the ledger was last verified, when a backup was last made or restored.
CREATE TABLE maintenance (
    name     TEXT   NOT NULL PRIMARY KEY,
    at       BIGINT NOT NULL,
    outcome  TEXT   NOT NULL
);
