-- store/sql/case/move_tasks.sql: Tasks of a case that another center took over: nobody's until somebody takes them.
UPDATE case_task
SET    center_id = $2, owner = $3
WHERE  case_id = $1
