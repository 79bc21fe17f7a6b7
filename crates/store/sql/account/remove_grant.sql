-- store/sql/account/remove_grant.sql: A role taken back.
DELETE FROM account_grant
WHERE  user_id = $1 AND role = $2 AND scope = $3
