-- store/sql/account/update_passkey.sql: A passkey after it was used.
UPDATE account_passkey
SET    sealed = $2, known_at = $3
WHERE  credential = $1
