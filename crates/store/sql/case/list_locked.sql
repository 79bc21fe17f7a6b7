-- store/sql/case/list_locked.sql: Users who may not know that a case exists.
SELECT user_id
FROM   case_lock
WHERE  case_id = $1
ORDER  BY user_id
