-- Projection of cases: what trays, permits and counts ask. No name, no word of a case is here.
CREATE TABLE case_file (
    case_id       BYTEA  NOT NULL PRIMARY KEY,
    service       TEXT   NOT NULL,
    center_id     TEXT   NOT NULL,
    center_place  TEXT   NOT NULL,
    number_year   BIGINT NOT NULL,
    number_order  BIGINT NOT NULL,
    condition     TEXT   NOT NULL,
    opened_on     TEXT   NOT NULL,
    stage         TEXT   NOT NULL,
    closed_on     TEXT   NOT NULL,
    restricted    BIGINT NOT NULL,
    risk          TEXT   NOT NULL,
    service_user  BYTEA  NOT NULL,
    touched_at    BIGINT NOT NULL,
    known_at      BIGINT NOT NULL
);

CREATE INDEX case_file_by_center ON case_file (center_id, closed_on, opened_on, case_id);

CREATE TABLE case_party (
    case_id    BYTEA NOT NULL,
    person_id  BYTEA NOT NULL,
    role       TEXT  NOT NULL,
    PRIMARY KEY (case_id, person_id, role)
);

CREATE INDEX case_party_by_person ON case_party (person_id, role);

CREATE TABLE case_member (
    case_id  BYTEA NOT NULL,
    user_id  BYTEA NOT NULL,
    lens     TEXT  NOT NULL,
    PRIMARY KEY (case_id, user_id, lens)
);

CREATE INDEX case_member_by_user ON case_member (user_id, case_id);

CREATE TABLE case_exclusion (
    case_id  BYTEA NOT NULL,
    user_id  BYTEA NOT NULL,
    PRIMARY KEY (case_id, user_id)
);

CREATE TABLE case_opening (
    record_id  BYTEA  NOT NULL PRIMARY KEY,
    case_id    BYTEA  NOT NULL,
    user_id    BYTEA  NOT NULL,
    until_at   BIGINT NOT NULL,
    reviewed   BIGINT NOT NULL,
    known_at   BIGINT NOT NULL
);

CREATE INDEX case_opening_by_case   ON case_opening (case_id);
CREATE INDEX case_opening_by_review ON case_opening (reviewed, known_at);

CREATE TABLE case_task (
    task_id    BYTEA NOT NULL PRIMARY KEY,
    case_id    BYTEA NOT NULL,
    center_id  TEXT  NOT NULL,
    lens       TEXT  NOT NULL,
    owner      BYTEA NOT NULL,
    action     TEXT  NOT NULL,
    due_on     TEXT  NOT NULL,
    state      TEXT  NOT NULL
);

CREATE INDEX case_task_by_owner  ON case_task (owner, state, due_on, task_id);
CREATE INDEX case_task_by_center ON case_task (center_id, state, due_on, task_id);
CREATE INDEX case_task_by_case   ON case_task (case_id, state, due_on);

CREATE TABLE case_action (
    record_id  BYTEA NOT NULL PRIMARY KEY,
    case_id    BYTEA NOT NULL,
    center_id  TEXT  NOT NULL,
    action     TEXT  NOT NULL,
    done_on    TEXT  NOT NULL
);

-- Who read what: in the transaction of the answer.
CREATE TABLE case_reading (
    known_at  BIGINT NOT NULL PRIMARY KEY,
    case_id   BYTEA  NOT NULL,
    user_id   BYTEA  NOT NULL,
    part      TEXT   NOT NULL,
    at        BIGINT NOT NULL
);

CREATE INDEX case_reading_by_case ON case_reading (case_id, known_at);
CREATE INDEX case_reading_by_user ON case_reading (user_id, at);

-- What is counted, by day: the facts from which packs make measures.
CREATE TABLE tally (
    fact         TEXT   NOT NULL,
    code         TEXT   NOT NULL,
    service      TEXT   NOT NULL,
    center_id    TEXT   NOT NULL,
    residence    TEXT   NOT NULL,
    event_place  TEXT   NOT NULL,
    day          TEXT   NOT NULL,
    count        BIGINT NOT NULL,
    PRIMARY KEY (service, fact, day, center_id, code, residence, event_place)
);

-- One predicate for everything a user may not know of: parties and people close to one, and whoever was shut out by name.
CREATE VIEW case_lock AS
SELECT case_id, user_id
FROM   case_exclusion
UNION
SELECT p.case_id, s.user_id
FROM   case_party p
JOIN   person_tie t ON t.person_id = p.person_id
JOIN   staff_tie  s ON s.token = t.token;
