-- store/sql/case/count_readings.sql: How many different cases a user read since an instant.
SELECT COUNT(DISTINCT case_id) AS cases
FROM   case_reading
WHERE  user_id = $1 AND at >= $2
