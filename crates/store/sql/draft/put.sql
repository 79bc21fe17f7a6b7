-- store/sql/draft/put.sql: A draft was begun, or its own user typed more.
INSERT INTO case_draft (draft_id, user_id, center_id, person_id, started_at, touched_at, open, known_at)
VALUES ($1, $2, $3, $4, $5, $5, 1, $6)
ON CONFLICT (draft_id) DO UPDATE
SET touched_at = excluded.touched_at
WHERE case_draft.user_id = excluded.user_id
