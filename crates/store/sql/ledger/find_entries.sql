-- store/sql/ledger/find_entries.sql: Which of these ids are in the ledger already. Free places repeat the last id.
SELECT entry_id, position, stream, kind, stream_version
FROM   ledger_entry
WHERE  entry_id IN ($1, $2, $3, $4, $5, $6, $7, $8)
