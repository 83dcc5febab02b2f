-- Whom the document at this place of an ordered list is paired with: the first with all that follow, each other one of
-- the first few with those of these that follow. Work grows linearly, however many documents hold one run of words.
CREATE OR REPLACE TEMP MACRO partners(documents, place, paired) AS
CASE WHEN place = 1 THEN documents[2:] ELSE documents[place + 1 : paired] END
