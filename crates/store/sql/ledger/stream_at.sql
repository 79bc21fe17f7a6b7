-- store/sql/ledger/stream_at.sql: When the first entry of a stream was written.
SELECT recorded_at
FROM   ledger_entry
WHERE  stream = $1
ORDER  BY stream_version
LIMIT  1
