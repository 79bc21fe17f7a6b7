-- store/sql/ledger/list_maintenance.sql: All maintenance notes.
SELECT name, at, outcome
FROM   maintenance
ORDER  BY name
