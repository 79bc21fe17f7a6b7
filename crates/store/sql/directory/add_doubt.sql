-- store/sql/directory/add_doubt.sql: A row that waits for a person.
INSERT INTO directory_doubt (import_id, line, body, decision, known_at)
VALUES ($1, $2, $3, '', $4)
