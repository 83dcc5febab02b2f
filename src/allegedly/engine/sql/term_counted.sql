-- Terms that several documents have, each with how many these are, in parts by the document.
WITH counted AS (
    SELECT term, count(DISTINCT document)::UINTEGER AS documents
    FROM term_posted GROUP BY term HAVING min(document) < max(document)
)
SELECT p.statement, p.document, p.term, c.documents, (p.document % $parts)::UINTEGER AS part
FROM term_posted p JOIN counted c USING (term)
