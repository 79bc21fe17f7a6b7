-- store/sql/ledger/find_streams.sql: The last position here, version and wrapped data key of streams. Free places repeat the last name.
SELECT named.column1 AS stream,
       (SELECT MAX(position)         FROM ledger_entry) AS last,
       (SELECT MAX(e.stream_version) FROM ledger_entry e WHERE e.stream = named.column1) AS version,
       (SELECT k.wrapped             FROM data_key     k WHERE k.stream = named.column1) AS wrapped
FROM   (VALUES ($1), ($2), ($3), ($4), ($5), ($6), ($7), ($8)) AS named
