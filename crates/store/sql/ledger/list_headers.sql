-- store/sql/ledger/list_headers.sql: Who did what and when, newest first, before a position. For the auditor; bodies stay closed.
SELECT position, entry_id, stream, kind, occurred_at, recorded_at, actor, purpose
FROM   ledger_entry
WHERE  position < $1
ORDER  BY position DESC
LIMIT  $2
