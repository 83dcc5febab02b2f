-- Documents that count, each once, with the number of earlier documents (and itself) that have exactly its text.
CREATE OR REPLACE TEMP TABLE chosen AS
SELECT
    number, source, id, path, publisher, sha256, text_hash,
    row_number() OVER (PARTITION BY text_hash ORDER BY published = '', published, id) AS copy
FROM (
    SELECT * FROM documents
    WHERE error IS NULL
    QUALIFY row_number() OVER (PARTITION BY number ORDER BY path, source) = 1
)
