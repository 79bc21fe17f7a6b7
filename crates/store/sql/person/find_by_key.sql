-- store/sql/person/find_by_key.sql: Persons under one search key; one more than may be, to notice that there are more.
SELECT person_id
FROM   person_key
WHERE  token = $1
LIMIT  $2
