-- store/sql/person/put.sql: What is known of a person now, sealed.
INSERT INTO person (person_id, record, known_at)
VALUES ($1, $2, $3)
ON CONFLICT (person_id) DO UPDATE
SET record = excluded.record, known_at = excluded.known_at
