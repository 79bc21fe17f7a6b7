-- store/sql/account/add_grant.sql: A role over a part of the network.
INSERT INTO account_grant (user_id, role, scope, known_at)
VALUES ($1, $2, $3, $4)
ON CONFLICT (user_id, role, scope) DO NOTHING
