-- store/sql/case/end_task.sql: A task that was done or dropped.
UPDATE case_task
SET    state = $2
WHERE  task_id = $1
