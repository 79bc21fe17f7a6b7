-- store/sql/account/list_grants.sql: Every grant, by user.
SELECT user_id, role, scope
FROM   account_grant
ORDER  BY user_id, role, scope
