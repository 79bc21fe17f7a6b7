-- store/sql/case/add_member.sql: Who works on a case.
INSERT INTO case_member (case_id, user_id, lens)
VALUES ($1, $2, $3)
ON CONFLICT DO NOTHING
