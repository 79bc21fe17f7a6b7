-- store/sql/case/set_stage.sql: The stage of a case; open again if it was closed.
UPDATE case_file
SET    stage = $2, closed_on = '', touched_at = $3
WHERE  case_id = $1
