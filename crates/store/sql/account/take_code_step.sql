-- store/sql/account/take_code_step.sql: Takes a step of the time-based code, only if it is later than the last one taken.
INSERT INTO code_step (user_id, step)
VALUES ($1, $2)
ON CONFLICT (user_id) DO UPDATE SET step = excluded.step
WHERE code_step.step < excluded.step
