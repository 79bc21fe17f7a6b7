-- store/sql/tally/add.sql: Counts a fact on its day, or takes it back with -1.
INSERT INTO tally (fact, code, service, center_id, residence, event_place, day, count)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (service, fact, day, center_id, code, residence, event_place) DO UPDATE
SET count = tally.count + excluded.count
