-- What is made once all rows are there: the full-text index over the sentences, and indices.
INSERT INTO passages_fts (passages_fts) VALUES ('rebuild');
INSERT INTO passages_fts (passages_fts) VALUES ('optimize');
CREATE INDEX briefings_by_day ON briefings (published);
CREATE INDEX actors_in_briefings ON briefing_actors (actor);
CREATE INDEX places_in_briefings ON briefing_places (place);
CREATE INDEX claims_by_speaker ON claims (speaker, act);
CREATE INDEX figures_by_claimant ON figures (claimed_by, kind);
PRAGMA optimize;
