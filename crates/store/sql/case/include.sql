-- store/sql/case/include.sql: Who was shut out by mistake.
DELETE FROM case_exclusion
WHERE  case_id = $1 AND user_id = $2
