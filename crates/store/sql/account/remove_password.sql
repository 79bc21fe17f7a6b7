-- store/sql/account/remove_password.sql: The password credential is taken away.
DELETE FROM account_password
WHERE  user_id = $1
