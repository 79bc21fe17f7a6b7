-- store/sql/case/list_readings.sql: Who looked at a case, newest first.
SELECT user_id, part, at
FROM   case_reading
WHERE  case_id = $1
ORDER  BY known_at DESC
LIMIT  $2
