-- store/sql/case/set_risk.sql: The level of risk that counts now.
UPDATE case_file
SET    risk = $2, touched_at = $3
WHERE  case_id = $1
