-- store/sql/person/read_for.sql: What is known of a person, unless she has part in a case that the user may not know of.
SELECT p.person_id, p.record, p.known_at
FROM   person p
WHERE  p.person_id = $1
  AND  NOT EXISTS (SELECT 1 FROM case_party y JOIN case_lock l ON l.case_id = y.case_id
                   WHERE y.person_id = p.person_id AND l.user_id = $2)
  AND  NOT EXISTS (SELECT 1 FROM case_party y JOIN case_file c ON c.case_id = y.case_id
                   WHERE y.person_id = p.person_id AND c.restricted = 1
                     AND NOT EXISTS (SELECT 1 FROM case_member m WHERE m.case_id = c.case_id AND m.user_id = $2))
