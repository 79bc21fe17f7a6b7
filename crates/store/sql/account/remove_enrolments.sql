-- store/sql/account/remove_enrolments.sql: All links of an account: one was used, or a new one takes their place.
DELETE FROM enrolment
WHERE  user_id = $1
