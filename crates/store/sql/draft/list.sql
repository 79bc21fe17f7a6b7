-- store/sql/draft/list.sql: What a user has not finished at a center, the latest first, without persons he may not know of.
SELECT d.draft_id, d.user_id, d.center_id, d.person_id, d.started_at, d.touched_at, d.open
FROM   case_draft d
WHERE  d.user_id = $1 AND d.open = 1 AND d.center_id = $2
  AND  NOT EXISTS (SELECT 1 FROM case_party y JOIN case_lock l ON l.case_id = y.case_id
                   WHERE y.person_id = d.person_id AND l.user_id = $1)
ORDER  BY d.touched_at DESC, d.draft_id
LIMIT  $3
