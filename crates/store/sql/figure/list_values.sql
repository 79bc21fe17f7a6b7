-- store/sql/figure/list_values.sql: Stated values known after a position, in the order in which they became known.
SELECT known_at, ordinal, measure, unit, place, dimensions, period, low, high, printed,
       document, statement, locator, status
FROM   figure_value
WHERE  known_at > $1
ORDER  BY known_at, ordinal
