-- store/sql/figure/find_import.sql: The import of a file with these bytes.
SELECT import_id, file_name, figures, known_at
FROM   figure_import
WHERE  file_digest = $1
