-- store/sql/account/read_password.sql: The sealed password credential of an account, the entry it came with, and the recovery codes spent.
SELECT sealed, spent, known_at
FROM   account_password
WHERE  user_id = $1
