-- store/sql/ledger/note_maintenance.sql: When maintenance was last done, and how it went.
INSERT INTO maintenance (name, at, outcome)
VALUES ($1, $2, $3)
ON CONFLICT (name) DO UPDATE SET at = excluded.at, outcome = excluded.outcome
