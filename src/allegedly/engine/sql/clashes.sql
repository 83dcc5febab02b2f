-- Articles that came with an id that another article has: read again, they get one of their own.
SELECT d.source
FROM documents d JOIN chosen c USING (number)
WHERE d.error IS NULL AND d.sha256 <> c.sha256
ORDER BY d.path, d.source
