-- store/sql/case/exclude.sql: Who may not know that a case exists.
INSERT INTO case_exclusion (case_id, user_id)
VALUES ($1, $2)
ON CONFLICT DO NOTHING
