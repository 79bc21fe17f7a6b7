-- Projection of the directory: centers, and the rows of imported files that wait for a person.
CREATE TABLE center (
    center_id  TEXT   NOT NULL PRIMARY KEY,
    service    TEXT   NOT NULL,
    place      TEXT   NOT NULL,
    name       TEXT   NOT NULL,
    body       TEXT   NOT NULL,
    known_at   BIGINT NOT NULL
);

CREATE INDEX center_by_place ON center (place, service, center_id);

CREATE TABLE directory_import (
    import_id      BYTEA  NOT NULL PRIMARY KEY,
    file_name      TEXT   NOT NULL,
    file_digest    TEXT   NOT NULL,
    registered     BIGINT NOT NULL,
    already_known  BIGINT NOT NULL,
    queued         BIGINT NOT NULL,
    actor          TEXT   NOT NULL,
    recorded_at    BIGINT NOT NULL,
    known_at       BIGINT NOT NULL
);

CREATE UNIQUE INDEX directory_import_by_digest ON directory_import (file_digest);

CREATE TABLE directory_doubt (
    import_id  BYTEA  NOT NULL,
    line       BIGINT NOT NULL,
    body       TEXT   NOT NULL,
    decision   TEXT   NOT NULL,
    known_at   BIGINT NOT NULL,
    PRIMARY KEY (import_id, line)
);

CREATE INDEX directory_doubt_waiting ON directory_doubt (decision, known_at, line);
