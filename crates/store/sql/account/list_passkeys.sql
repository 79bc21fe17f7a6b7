-- store/sql/account/list_passkeys.sql: The passkeys of an account, oldest first.
SELECT credential, user_id, label, sealed, known_at
FROM   account_passkey
WHERE  user_id = $1
ORDER  BY known_at, credential
