-- store/sql/case/touch.sql: When something last happened to a case.
UPDATE case_file
SET    touched_at = $2
WHERE  case_id = $1
