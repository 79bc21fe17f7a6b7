-- store/sql/person/clear_ties.sql: The ties of a person, before they are written anew.
DELETE FROM person_tie
WHERE  person_id = $1
