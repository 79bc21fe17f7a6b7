-- store/sql/case/remove_member.sql: Who works on a case no more.
DELETE FROM case_member
WHERE  case_id = $1 AND user_id = $2 AND lens = $3
