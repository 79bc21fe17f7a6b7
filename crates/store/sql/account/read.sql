-- store/sql/account/read.sql: One account.
SELECT user_id, user_name, identity, suspended, known_at
FROM   account
WHERE  user_id = $1
