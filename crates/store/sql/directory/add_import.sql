-- store/sql/directory/add_import.sql: A directory file that was taken in.
INSERT INTO directory_import (import_id, file_name, file_digest, registered, already_known, queued, actor, recorded_at, known_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
