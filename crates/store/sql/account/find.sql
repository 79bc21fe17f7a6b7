-- store/sql/account/find.sql: The account that signs in with this name.
SELECT user_id, user_name, identity, suspended, known_at
FROM   account
WHERE  user_name = $1
