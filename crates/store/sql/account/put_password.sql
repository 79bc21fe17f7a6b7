-- store/sql/account/put_password.sql: Password, code secret and recovery codes of an account, sealed together.
INSERT INTO account_password (user_id, sealed, spent, known_at)
VALUES ($1, $2, '', $3)
ON CONFLICT (user_id) DO UPDATE SET sealed = excluded.sealed, spent = '', known_at = excluded.known_at
