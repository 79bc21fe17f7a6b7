-- store/sql/case/add_party.sql: Who has part in a case.
INSERT INTO case_party (case_id, person_id, role)
VALUES ($1, $2, $3)
ON CONFLICT DO NOTHING
