-- store/sql/ledger/last_position.sql: the last position known here. Positions are dense, so it is also the number of entries.
SELECT MAX(position) AS position
FROM   ledger_entry
