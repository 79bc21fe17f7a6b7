-- store/sql/person/add_staff_tie.sql: A document, household or place of work of a member of staff.
INSERT INTO staff_tie (token, user_id)
VALUES ($1, $2)
ON CONFLICT DO NOTHING
