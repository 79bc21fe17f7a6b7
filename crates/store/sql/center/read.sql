-- store/sql/center/read.sql: One center.
SELECT center_id, body, known_at
FROM   center
WHERE  center_id = $1
