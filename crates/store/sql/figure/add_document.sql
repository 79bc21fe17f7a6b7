-- store/sql/figure/add_document.sql: A cited document; the latest description of it stays.
INSERT INTO source_document (document, title, publisher, published_on, known_at)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (document) DO UPDATE
SET title = excluded.title, publisher = excluded.publisher, published_on = excluded.published_on, known_at = excluded.known_at
