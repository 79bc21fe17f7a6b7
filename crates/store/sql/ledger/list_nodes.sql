-- store/sql/ledger/list_nodes.sql: Nodes and their incarnations.
SELECT node, epoch, public_key, created_at
FROM   node
ORDER  BY created_at, node, epoch
