-- The documents of each story that is not weighed yet, with what was taken out of them, story by story.
SELECT m.story, m.component, m.texts_alone, d.number, d.path, d.text, d.json, e.json AS extraction
FROM open_members m
JOIN chosen c USING (number)
JOIN documents d ON d.source = c.source
LEFT JOIN extractions e ON e.number = m.number AND e.error IS NULL
ORDER BY m.story, m.component, d.path, d.id
