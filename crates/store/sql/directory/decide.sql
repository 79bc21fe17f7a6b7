-- store/sql/directory/decide.sql: A person decided on a waiting row.
UPDATE directory_doubt
SET    decision = $3, known_at = $4
WHERE  import_id = $1 AND line = $2
