-- store/sql/figure/list_imports.sql: Imports of figures, newest first.
SELECT import_id, file_name, file_digest, profile, figures, actor, recorded_at, known_at
FROM   figure_import
ORDER  BY known_at DESC
LIMIT  $1
