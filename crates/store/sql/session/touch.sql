-- store/sql/session/touch.sql: The session was used.
UPDATE session
SET    seen_at = $2
WHERE  token_digest = $1 AND seen_at < $2
