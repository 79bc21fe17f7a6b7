-- store/sql/person/clear_keys.sql: The search keys of a person, before they are written anew.
DELETE FROM person_key
WHERE  person_id = $1
