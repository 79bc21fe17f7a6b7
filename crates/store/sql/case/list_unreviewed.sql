-- store/sql/case/list_unreviewed.sql: Openings that nobody has looked at, oldest first.
SELECT o.record_id, o.case_id, o.user_id, o.until_at, o.known_at, c.center_id
FROM   case_opening o
JOIN   case_file    c ON c.case_id = o.case_id
WHERE  o.reviewed = 0 AND NOT EXISTS (SELECT 1 FROM case_lock l WHERE l.case_id = o.case_id AND l.user_id = $1)
ORDER  BY o.known_at
LIMIT  $2
