-- store/sql/case/close.sql: A case that was closed.
UPDATE case_file
SET    closed_on = $2, touched_at = $3
WHERE  case_id = $1
