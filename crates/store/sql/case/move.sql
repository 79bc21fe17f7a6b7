-- store/sql/case/move.sql: A case that another center took over.
UPDATE case_file
SET    center_id = $2, center_place = $3, touched_at = $4
WHERE  case_id = $1
