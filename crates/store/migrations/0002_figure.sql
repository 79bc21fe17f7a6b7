-- Projection of published figures: one row a stated value.
CREATE TABLE figure_import (
    import_id    BYTEA  NOT NULL PRIMARY KEY,
    file_name    TEXT   NOT NULL,
    file_digest  TEXT   NOT NULL,
    profile      TEXT   NOT NULL,
    figures      BIGINT NOT NULL,
    actor        TEXT   NOT NULL,
    recorded_at  BIGINT NOT NULL,
    known_at     BIGINT NOT NULL
);

CREATE UNIQUE INDEX figure_import_by_digest ON figure_import (file_digest);

CREATE TABLE source_document (
    document      TEXT   NOT NULL PRIMARY KEY,
    title         TEXT   NOT NULL,
    publisher     TEXT   NOT NULL,
    published_on  TEXT   NOT NULL,
    known_at      BIGINT NOT NULL
);

CREATE TABLE figure_value (
    known_at    BIGINT NOT NULL,
    ordinal     BIGINT NOT NULL,
    measure     TEXT   NOT NULL,
    unit        TEXT   NOT NULL,
    place       TEXT   NOT NULL,
    dimensions  TEXT   NOT NULL,
    period      TEXT   NOT NULL,
    low         BIGINT NOT NULL,
    high        BIGINT,
    printed     TEXT   NOT NULL,
    document    TEXT   NOT NULL,
    statement   TEXT   NOT NULL,
    locator     TEXT   NOT NULL,
    status      TEXT   NOT NULL,
    PRIMARY KEY (known_at, ordinal)
);

CREATE INDEX figure_value_by_place ON figure_value (place, measure, period);
CREATE INDEX figure_value_by_measure ON figure_value (measure, period, place);
