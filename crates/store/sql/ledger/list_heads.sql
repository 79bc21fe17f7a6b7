-- store/sql/ledger/list_heads.sql: Signed heads after a place in a chain, in order.
SELECT node, epoch, seq, hash, signature
FROM   chain_head
WHERE  node = $1 AND epoch = $2 AND seq > $3
ORDER  BY seq
LIMIT  $4
