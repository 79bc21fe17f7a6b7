-- store/sql/account/add.sql: A new account.
INSERT INTO account (user_id, user_name, identity, suspended, known_at)
VALUES ($1, $2, $3, 0, $4)
