-- store/sql/case/add_reading.sql: Somebody read a part of a case.
INSERT INTO case_reading (known_at, case_id, user_id, part, at)
VALUES ($1, $2, $3, $4, $5)
