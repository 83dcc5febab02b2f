-- What could not be read, taken apart or weighed, and has not been since.
SELECT path, error, remedy FROM documents d
WHERE error IS NOT NULL AND NOT EXISTS (SELECT 1 FROM documents o WHERE o.path = d.path AND o.error IS NULL)
UNION
SELECT d.path, e.error, e.remedy FROM extractions e JOIN documents d USING (number) WHERE e.error IS NOT NULL
UNION
SELECT story, error, remedy FROM stories WHERE error IS NOT NULL
ORDER BY ALL
