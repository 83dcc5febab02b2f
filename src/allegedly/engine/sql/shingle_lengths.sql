-- How many runs of words each document has.
SELECT a.document, count(*) AS shingles FROM shingles s JOIN analysed a USING (number) GROUP BY a.document
