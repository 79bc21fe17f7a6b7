-- store/sql/case/list_tasks.sql: What a user has to do: his own, and nobody's in his cases and professions. Soonest first.
SELECT t.task_id, t.case_id, t.lens, t.owner, t.action, t.due_on, c.number_year, c.number_order, c.risk, c.restricted,
       p.person_id, p.record, p.known_at
FROM   case_task t
JOIN   case_file c ON c.case_id = t.case_id
JOIN   person    p ON p.person_id = c.service_user
WHERE  t.center_id = $1 AND t.state = 'open' AND c.closed_on = ''
  AND  (t.owner = $2 OR (t.owner = $3 AND EXISTS (SELECT 1 FROM case_member m
        WHERE m.case_id = t.case_id AND m.user_id = $2 AND m.lens = t.lens)))
  AND  (c.restricted = 0 OR EXISTS (SELECT 1 FROM case_member m WHERE m.case_id = c.case_id AND m.user_id = $2))
  AND  NOT EXISTS (SELECT 1 FROM case_lock l WHERE l.case_id = t.case_id AND l.user_id = $2)
ORDER  BY t.due_on, t.task_id
LIMIT  $4
OFFSET $5
