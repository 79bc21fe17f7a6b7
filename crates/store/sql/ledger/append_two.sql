-- store/sql/ledger/append_two.sql: Two entries, for ever, in one round trip.
INSERT INTO ledger_entry (position, entry_id, node, epoch, seq, stream, stream_version, scope, kind, kind_version,
                          occurred_at, recorded_at, received_at, actor, purpose, previous_hash, hash, body)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18),
       ($19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36)
