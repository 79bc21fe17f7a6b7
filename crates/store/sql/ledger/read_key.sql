-- store/sql/ledger/read_key.sql: The wrapped data key of a stream.
SELECT wrapped
FROM   data_key
WHERE  stream = $1
