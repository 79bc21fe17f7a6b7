-- store/sql/ledger/destroy_key.sql: Erases what a stream says for ever. The chain stays whole.
UPDATE data_key
SET    wrapped = $2
WHERE  stream = $1
