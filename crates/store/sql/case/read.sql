-- store/sql/case/read.sql: What permits ask of a case.
SELECT case_id, service, center_id, center_place, restricted
FROM   case_file
WHERE  case_id = $1
