-- store/sql/figure/add_value.sql: One stated value.
INSERT INTO figure_value (known_at, ordinal, measure, unit, place, dimensions, period, low, high, printed,
                          document, statement, locator, status)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
