-- store/sql/person/add_tie.sql: A document, household or place of work of a person.
INSERT INTO person_tie (token, person_id)
VALUES ($1, $2)
ON CONFLICT DO NOTHING
