-- store/sql/draft/end.sql: A draft became a case, or was thrown away by its user.
UPDATE case_draft
SET    open = 0
WHERE  draft_id = $1 AND user_id = $2
