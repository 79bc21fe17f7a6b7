-- store/sql/person/put_link.sql: Two records that may be one human being, and what was decided.
INSERT INTO person_link (link_id, first_id, second_id, state, known_at)
VALUES ($1, $2, $3, $4, $5)
