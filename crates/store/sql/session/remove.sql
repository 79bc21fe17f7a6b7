-- store/sql/session/remove.sql: Ends one session of a user.
DELETE FROM session
WHERE  session_id = $1 AND user_id = $2
