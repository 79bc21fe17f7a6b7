-- store/sql/account/put_passkey.sql: A passkey of an account.
INSERT INTO account_passkey (credential, user_id, label, sealed, known_at)
VALUES ($1, $2, $3, $4, $5)
