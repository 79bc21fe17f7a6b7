-- store/sql/case/read_number.sql: The number of a case.
SELECT number_year, number_order
FROM   case_file
WHERE  case_id = $1
