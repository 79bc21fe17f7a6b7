-- store/sql/account/list_grants_of.sql: Roles of one account. For every page it asks for.
SELECT user_id, role, scope
FROM   account_grant
WHERE  user_id = $1
ORDER  BY role, scope
