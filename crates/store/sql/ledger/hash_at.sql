-- store/sql/ledger/hash_at.sql: the hash of the entry at a position. A snapshot is named by both.
SELECT hash
FROM   ledger_entry
WHERE  position = $1
