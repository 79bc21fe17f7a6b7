-- store/sql/session/find.sql: The session with this token.
SELECT session_id, user_id, method, device, form_token, created_at, seen_at
FROM   session
WHERE  token_digest = $1
