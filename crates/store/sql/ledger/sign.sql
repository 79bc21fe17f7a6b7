-- store/sql/ledger/sign.sql: The head of the chain after a batch, signed by the node.
INSERT INTO chain_head (node, epoch, seq, hash, signature)
VALUES ($1, $2, $3, $4, $5)
