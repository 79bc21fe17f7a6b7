-- store/sql/case/set_restricted.sql: Whether a case is its team's only.
UPDATE case_file
SET    restricted = $2, touched_at = $3
WHERE  case_id = $1
