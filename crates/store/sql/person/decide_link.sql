-- store/sql/person/decide_link.sql: What was decided on two records.
UPDATE person_link
SET    state = $2, known_at = $3
WHERE  link_id = $1
