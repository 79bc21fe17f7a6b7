-- store/sql/ledger/check.sql: The last position, version and wrapped data key of a stream, and the entry with this id if there is one already.
SELECT (SELECT MAX(stream_version) FROM ledger_entry WHERE stream = $1)        AS version,
       (SELECT MAX(position)       FROM ledger_entry)                          AS last,
       (SELECT wrapped             FROM data_key     WHERE stream = $1)        AS wrapped,
       (SELECT position            FROM ledger_entry WHERE entry_id = $2)      AS known_position,
       (SELECT stream              FROM ledger_entry WHERE entry_id = $2)      AS known_stream,
       (SELECT kind                FROM ledger_entry WHERE entry_id = $2)      AS known_kind,
       (SELECT stream_version      FROM ledger_entry WHERE entry_id = $2)      AS known_version
