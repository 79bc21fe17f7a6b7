-- store/sql/directory/read_doubt.sql: One row that waited or waits.
SELECT import_id, line, body, decision, known_at
FROM   directory_doubt
WHERE  import_id = $1 AND line = $2
