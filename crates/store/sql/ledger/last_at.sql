-- store/sql/ledger/last_at.sql: When the last entry known here was written.
SELECT recorded_at
FROM   ledger_entry
ORDER  BY position DESC
LIMIT  1
