-- store/sql/session/list_expired.sql: Sessions that nobody can go on with: idle too long, or too old.
SELECT session_id, user_id, method, device, form_token, created_at, seen_at
FROM   session
WHERE  seen_at < $1 OR created_at < $2
ORDER  BY created_at, session_id
LIMIT  1000
