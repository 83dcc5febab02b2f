-- The documents that were picked, with all that a case file keeps of them.
SELECT d.source, d.number, d.given, d.bytes, d.text, d.json, e.json AS extraction
FROM documents d JOIN picked p USING (source) JOIN extractions e ON e.number = d.number AND e.error IS NULL
ORDER BY d.path, d.id
