-- store/sql/directory/list_waiting.sql: Rows that wait for a person, oldest first.
SELECT import_id, line, body, decision, known_at
FROM   directory_doubt
WHERE  decision = ''
ORDER  BY known_at, line
LIMIT  $1
OFFSET $2
