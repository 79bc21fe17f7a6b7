-- store/sql/session/add.sql: A new session.
INSERT INTO session (token_digest, session_id, user_id, method, device, form_token, created_at, seen_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
