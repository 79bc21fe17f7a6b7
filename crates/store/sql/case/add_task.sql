-- store/sql/case/add_task.sql: Something to be done. No owner is an empty id.
INSERT INTO case_task (task_id, case_id, center_id, lens, owner, action, due_on, state)
SELECT $1, c.case_id, c.center_id, $3, $4, $5, $6, 'open'
FROM   case_file c
WHERE  c.case_id = $2
