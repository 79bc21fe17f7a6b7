-- store/sql/case/read_action.sql: Something that was done.
SELECT case_id, center_id, action, done_on
FROM   case_action
WHERE  record_id = $1
