-- store/sql/case/open.sql: A case that was opened.
INSERT INTO case_file (case_id, service, center_id, center_place, number_year, number_order, condition, opened_on, stage,
                       closed_on, restricted, risk, service_user, touched_at, known_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', 0, '', $10, $11, $12)
