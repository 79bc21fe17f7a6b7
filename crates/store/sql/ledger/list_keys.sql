-- store/sql/ledger/list_keys.sql: Wrapped data keys after a stream name, in order. For backups.
SELECT stream, wrapped
FROM   data_key
WHERE  stream > $1
ORDER  BY stream
LIMIT  $2
