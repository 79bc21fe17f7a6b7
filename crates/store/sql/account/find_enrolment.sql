-- store/sql/account/find_enrolment.sql: The link with this token.
SELECT token_digest, user_id, expires_at, known_at
FROM   enrolment
WHERE  token_digest = $1
