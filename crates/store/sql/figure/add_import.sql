-- store/sql/figure/add_import.sql: A file of figures that was taken in.
INSERT INTO figure_import (import_id, file_name, file_digest, profile, figures, actor, recorded_at, known_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
