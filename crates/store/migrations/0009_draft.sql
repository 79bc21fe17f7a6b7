-- Forms that are not finished, each of one user. What was typed is in the sealed entries of its stream, not here.
CREATE TABLE case_draft (
    draft_id    BYTEA  NOT NULL PRIMARY KEY,
    user_id     BYTEA  NOT NULL,
    center_id   TEXT   NOT NULL,
    person_id   BYTEA  NOT NULL,
    started_at  BIGINT NOT NULL,
    touched_at  BIGINT NOT NULL,
    open        BIGINT NOT NULL,
    known_at    BIGINT NOT NULL
);

CREATE INDEX case_draft_by_user ON case_draft (user_id, open, center_id, touched_at);
