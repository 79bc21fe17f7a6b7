-- store/sql/ledger/add_node.sql: A node or a new incarnation of one, with its public key.
INSERT INTO node (node, epoch, public_key, created_at)
VALUES ($1, $2, $3, $4)
