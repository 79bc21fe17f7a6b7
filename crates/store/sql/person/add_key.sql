-- store/sql/person/add_key.sql: A search key of a person.
INSERT INTO person_key (token, person_id)
VALUES ($1, $2)
ON CONFLICT DO NOTHING
