-- store/sql/ledger/add_key.sql: A data key for a new stream.
INSERT INTO data_key (stream, wrapped)
VALUES ($1, $2)
