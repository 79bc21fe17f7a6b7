-- store/sql/account/add_enrolment.sql: A one-time link: only the digest of its token is kept.
INSERT INTO enrolment (token_digest, user_id, expires_at, known_at)
VALUES ($1, $2, $3, $4)
