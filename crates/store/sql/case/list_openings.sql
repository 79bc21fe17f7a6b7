-- store/sql/case/list_openings.sql: Who broke the glass of a case and still has time.
SELECT user_id
FROM   case_opening
WHERE  case_id = $1 AND until_at > $2
ORDER  BY known_at
