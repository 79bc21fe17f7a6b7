-- store/sql/ledger/list_after.sql: Whole entries after a position, in order. For verifying, rebuilding and copying.
SELECT position, entry_id, node, epoch, seq, stream, stream_version, scope, kind, kind_version,
       occurred_at, recorded_at, received_at, actor, purpose, previous_hash, hash, body
FROM   ledger_entry
WHERE  position > $1
ORDER  BY position
LIMIT  $2
