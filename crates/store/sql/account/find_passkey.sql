-- store/sql/account/find_passkey.sql: One passkey.
SELECT credential, user_id, label, sealed, known_at
FROM   account_passkey
WHERE  credential = $1
