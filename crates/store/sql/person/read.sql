-- store/sql/person/read.sql: What is known of a person.
SELECT person_id, record, known_at
FROM   person
WHERE  person_id = $1
