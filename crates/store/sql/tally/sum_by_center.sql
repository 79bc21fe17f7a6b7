-- store/sql/tally/sum_by_center.sql: Facts of a service between two days, by center and code.
SELECT center_id, code, CAST(SUM(count) AS BIGINT) AS count
FROM   tally
WHERE  service = $1 AND fact = $2 AND day >= $3 AND day <= $4
GROUP  BY center_id, code
ORDER  BY center_id, code
