-- store/sql/case/list_members.sql: The team of a case.
SELECT user_id, lens
FROM   case_member
WHERE  case_id = $1
ORDER  BY lens, user_id
