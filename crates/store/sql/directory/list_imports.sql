-- store/sql/directory/list_imports.sql: Imports of directory files, newest first.
SELECT import_id, file_name, file_digest, registered, already_known, queued, actor, recorded_at, known_at
FROM   directory_import
ORDER  BY known_at DESC
LIMIT  $1
