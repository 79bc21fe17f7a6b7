-- store/sql/account/list.sql: All accounts by name.
SELECT user_id, user_name, identity, suspended, known_at
FROM   account
ORDER  BY user_name
