-- store/sql/directory/find_import.sql: The import of a directory file with these bytes.
SELECT import_id, file_name, registered, already_known, queued, known_at
FROM   directory_import
WHERE  file_digest = $1
