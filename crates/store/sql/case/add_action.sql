-- store/sql/case/add_action.sql: Something that was done, at the center that answered for the case then.
INSERT INTO case_action (record_id, case_id, center_id, action, done_on)
VALUES ($1, $2, $3, $4, $5)
