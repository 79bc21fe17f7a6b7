-- store/sql/account/suspend.sql: The account may not be used any more.
UPDATE account
SET    suspended = 1
WHERE  user_id = $1
