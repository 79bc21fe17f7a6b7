-- store/sql/case/remove_party.sql: Who has no part in a case any more.
DELETE FROM case_party
WHERE  case_id = $1 AND person_id = $2 AND role = $3
