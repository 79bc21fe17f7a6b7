-- store/sql/center/list.sql: Centers that changed after a position, by id.
SELECT center_id, body, known_at
FROM   center
WHERE  known_at > $1
ORDER  BY center_id
