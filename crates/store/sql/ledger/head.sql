-- store/sql/ledger/head.sql: Where this node's chain stands, and the last position known here. Under the write lock.
SELECT (SELECT seq  FROM ledger_entry WHERE node = $1 AND epoch = $2 ORDER BY seq DESC LIMIT 1) AS seq,
       (SELECT hash FROM ledger_entry WHERE node = $1 AND epoch = $2 ORDER BY seq DESC LIMIT 1) AS hash,
       (SELECT MAX(position) FROM ledger_entry) AS position
