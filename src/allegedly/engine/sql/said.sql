-- One row a statement, with its document and its claim; a document or a statement without them has one row too.
CREATE OR REPLACE TEMP VIEW said AS
WITH membership AS (
    SELECT unnest(statements || against) AS statement, id AS claim, text AS claim_text, story FROM claims
)
SELECT
    d.source,
    d.id AS document, d.path, d.publisher, d.published, d.title, d.url, d.words, d.text,
    s.id AS statement, s.text AS words_of_statement, s.holders, s.source_kind, s.certainty, s.polarity, s.kind,
    s.time_start, s.time_end, s.place, s.actors,
    m.claim, m.claim_text, m.story, a.probability, a.likelihood, a.independent_origins, a.reliability, a.credibility
FROM chosen c
JOIN documents d ON d.source = c.source
JOIN extractions e ON e.number = c.number AND e.error IS NULL
LEFT JOIN statements s ON s.number = c.number
LEFT JOIN membership m ON m.statement = s.id
LEFT JOIN assessments a ON a.claim = m.claim AND a.story = m.story
