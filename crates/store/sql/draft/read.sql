-- store/sql/draft/read.sql: Whose a draft is, and whether it goes on.
SELECT draft_id, user_id, center_id, person_id, started_at, touched_at, open
FROM   case_draft
WHERE  draft_id = $1
