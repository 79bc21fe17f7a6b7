-- store/sql/case/review_opening.sql: An opening that somebody else looked at.
UPDATE case_opening
SET    reviewed = 1
WHERE  record_id = $1
