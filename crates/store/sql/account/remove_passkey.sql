-- store/sql/account/remove_passkey.sql: A passkey is taken away.
DELETE FROM account_passkey
WHERE  credential = $1
