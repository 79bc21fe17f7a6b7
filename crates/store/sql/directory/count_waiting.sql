-- store/sql/directory/count_waiting.sql: How many rows wait for a person.
SELECT COUNT(*) AS waiting
FROM   directory_doubt
WHERE  decision = ''
