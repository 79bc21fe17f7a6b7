-- store/sql/case/add_opening.sql: Somebody broke the glass of a case.
INSERT INTO case_opening (record_id, case_id, user_id, until_at, reviewed, known_at)
VALUES ($1, $2, $3, $4, 0, $5)
