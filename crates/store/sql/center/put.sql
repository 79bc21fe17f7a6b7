-- store/sql/center/put.sql: What the directory now says of a center.
INSERT INTO center (center_id, service, place, name, body, known_at)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (center_id) DO UPDATE
SET service = excluded.service, place = excluded.place, name = excluded.name, body = excluded.body, known_at = excluded.known_at
