-- Projection of persons. What is known of one is sealed; search keys, documents and households are keyed hashes, so that a
-- dump of the database names nobody and only equality can be asked.
CREATE TABLE person (
    person_id  BYTEA  NOT NULL PRIMARY KEY,
    record     BYTEA  NOT NULL,
    known_at   BIGINT NOT NULL
);

CREATE TABLE person_key (
    token      BIGINT NOT NULL,
    person_id  BYTEA  NOT NULL,
    PRIMARY KEY (token, person_id)
);

CREATE INDEX person_key_by_person ON person_key (person_id);

-- What ties a person to a member of staff: the same document, the same household, the same place of work.
CREATE TABLE person_tie (
    token      BIGINT NOT NULL,
    person_id  BYTEA  NOT NULL,
    PRIMARY KEY (token, person_id)
);

CREATE INDEX person_tie_by_person ON person_tie (person_id);

CREATE TABLE staff_tie (
    token    BIGINT NOT NULL,
    user_id  BYTEA  NOT NULL,
    PRIMARY KEY (token, user_id)
);

-- Two records that are, or may be, one human being.
CREATE TABLE person_link (
    link_id   BYTEA  NOT NULL PRIMARY KEY,
    first_id  BYTEA  NOT NULL,
    second_id BYTEA  NOT NULL,
    state     TEXT   NOT NULL,
    known_at  BIGINT NOT NULL
);

CREATE INDEX person_link_by_first  ON person_link (first_id, state);
CREATE INDEX person_link_by_second ON person_link (second_id, state);
