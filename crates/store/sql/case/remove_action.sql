-- store/sql/case/remove_action.sql: An action that was written down by mistake.
DELETE FROM case_action
WHERE  record_id = $1
