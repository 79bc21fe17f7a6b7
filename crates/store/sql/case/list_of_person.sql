-- store/sql/case/list_of_person.sql: Cases of a service user that a user may know of: where and when, and nothing of what they say.
SELECT c.case_id, c.service, c.center_id, c.number_year, c.number_order, c.condition, c.opened_on, c.closed_on
FROM   case_party y
JOIN   case_file  c ON c.case_id = y.case_id
WHERE  y.person_id = $1 AND y.role = 'service_user'
  AND  (c.restricted = 0 OR EXISTS (SELECT 1 FROM case_member m WHERE m.case_id = c.case_id AND m.user_id = $2))
  AND  NOT EXISTS (SELECT 1 FROM case_lock l WHERE l.case_id = c.case_id AND l.user_id = $2)
ORDER  BY c.opened_on DESC, c.case_id
LIMIT  20
