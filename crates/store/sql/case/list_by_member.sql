-- store/sql/case/list_by_member.sql: Open cases that a user works on and may know of, the soonest task first.
SELECT c.case_id, c.number_year, c.number_order, c.condition, c.opened_on, c.stage, c.restricted, c.risk,
       p.person_id, p.record, p.known_at,
       COALESCE((SELECT MIN(t.due_on) FROM case_task t WHERE t.case_id = c.case_id AND t.state = 'open'), '9999-12-31') AS next_due_on,
       COALESCE((SELECT t.action FROM case_task t WHERE t.case_id = c.case_id AND t.state = 'open'
                 ORDER BY t.due_on, t.task_id LIMIT 1), '') AS next_action
FROM   case_file c
JOIN   person    p ON p.person_id = c.service_user
WHERE  c.center_id = $1 AND c.closed_on = ''
  AND  EXISTS (SELECT 1 FROM case_member m WHERE m.case_id = c.case_id AND m.user_id = $2)
  AND  NOT EXISTS (SELECT 1 FROM case_lock l WHERE l.case_id = c.case_id AND l.user_id = $2)
ORDER  BY next_due_on, c.opened_on, c.case_id
LIMIT  $3
OFFSET $4
