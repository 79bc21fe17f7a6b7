-- store/sql/account/spend_code.sql: One more recovery code is spent: its number is added to the list.
UPDATE account_password
SET    spent = spent || $2
WHERE  user_id = $1
