-- store/sql/session/remove_by_user.sql: Ends every session of a user.
DELETE FROM session
WHERE  user_id = $1
