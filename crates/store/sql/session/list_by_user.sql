-- store/sql/session/list_by_user.sql: The sessions of a user, oldest first.
SELECT session_id, user_id, method, device, form_token, created_at, seen_at
FROM   session
WHERE  user_id = $1
ORDER  BY created_at, session_id
