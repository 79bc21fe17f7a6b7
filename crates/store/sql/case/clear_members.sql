-- store/sql/case/clear_members.sql: The team of a case that another center took over.
DELETE FROM case_member
WHERE  case_id = $1
