-- store/sql/ledger/list_stream.sql: The entries of one stream, oldest first.
SELECT position, entry_id, node, epoch, seq, stream, stream_version, scope, kind, kind_version,
       occurred_at, recorded_at, received_at, actor, purpose, previous_hash, hash, body
FROM   ledger_entry
WHERE  stream = $1
ORDER  BY stream_version
