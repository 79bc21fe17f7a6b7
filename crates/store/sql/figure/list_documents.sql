-- store/sql/figure/list_documents.sql: Cited documents.
SELECT document, title, publisher, published_on
FROM   source_document
ORDER  BY document
