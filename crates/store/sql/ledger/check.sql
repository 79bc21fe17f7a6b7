-- store/sql/ledger/check.sql: The version of a stream, and the entry with this id if there is one already.
SELECT (SELECT MAX(stream_version) FROM ledger_entry WHERE stream = $1)        AS version,
       (SELECT position            FROM ledger_entry WHERE entry_id = $2)      AS known_position,
       (SELECT stream              FROM ledger_entry WHERE entry_id = $2)      AS known_stream,
       (SELECT kind                FROM ledger_entry WHERE entry_id = $2)      AS known_kind,
       (SELECT stream_version      FROM ledger_entry WHERE entry_id = $2)      AS known_version
