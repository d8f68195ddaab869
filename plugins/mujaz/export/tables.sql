-- The tables of archive.sqlite. Offsets count code points of the seed's text; days are ISO 8601.
CREATE TABLE publishers (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE briefings (
  id TEXT PRIMARY KEY, title TEXT, published TEXT, publisher TEXT REFERENCES publishers (name), url TEXT, byline TEXT,
  license TEXT, republish TEXT NOT NULL, seed TEXT NOT NULL, sha256 TEXT NOT NULL, page_ar TEXT NOT NULL,
  page_en TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE actors (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, name_ar TEXT NOT NULL, name_en TEXT, name_status TEXT NOT NULL,
  country TEXT, briefings INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE places (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, name_ar TEXT NOT NULL, name_en TEXT, country TEXT, latitude REAL,
  longitude REAL, briefings INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE topics (
  id TEXT PRIMARY KEY, code TEXT NOT NULL, name_ar TEXT NOT NULL, name_en TEXT, broader TEXT, briefings INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE briefing_actors (
  briefing TEXT NOT NULL REFERENCES briefings (id), actor TEXT NOT NULL REFERENCES actors (id), role_ar TEXT,
  role_en TEXT, mentions INTEGER NOT NULL, PRIMARY KEY (briefing, actor)
) WITHOUT ROWID;
CREATE TABLE briefing_places (
  briefing TEXT NOT NULL REFERENCES briefings (id), place TEXT NOT NULL REFERENCES places (id),
  mentions INTEGER NOT NULL, PRIMARY KEY (briefing, place)
) WITHOUT ROWID;
CREATE TABLE briefing_topics (
  briefing TEXT NOT NULL REFERENCES briefings (id), topic TEXT NOT NULL REFERENCES topics (id),
  weight INTEGER NOT NULL, PRIMARY KEY (briefing, topic)
) WITHOUT ROWID;
CREATE TABLE passages (
  id INTEGER PRIMARY KEY, briefing TEXT NOT NULL REFERENCES briefings (id), anchor TEXT NOT NULL, words TEXT NOT NULL
);
CREATE TABLE claims (
  briefing TEXT NOT NULL REFERENCES briefings (id), id TEXT NOT NULL, act TEXT NOT NULL,
  speaker TEXT REFERENCES actors (id), via TEXT REFERENCES actors (id), distanced INTEGER NOT NULL,
  quote_start INTEGER, quote_end INTEGER, cue_start INTEGER NOT NULL, cue_end INTEGER NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, rule TEXT NOT NULL, passage INTEGER REFERENCES passages (id),
  PRIMARY KEY (briefing, id)
) WITHOUT ROWID;
CREATE TABLE figures (
  briefing TEXT NOT NULL REFERENCES briefings (id), id TEXT NOT NULL, kind TEXT NOT NULL, low NUMERIC, high NUMERIC,
  bound TEXT NOT NULL, unit TEXT, noun TEXT, noun_ar TEXT, noun_en TEXT, claimed_by TEXT REFERENCES actors (id),
  claim TEXT, part_of TEXT, start INTEGER NOT NULL, "end" INTEGER NOT NULL, rule TEXT NOT NULL,
  passage INTEGER REFERENCES passages (id),
  PRIMARY KEY (briefing, id), FOREIGN KEY (briefing, claim) REFERENCES claims (briefing, id),
  FOREIGN KEY (briefing, part_of) REFERENCES figures (briefing, id)
) WITHOUT ROWID;
CREATE TABLE dates (
  briefing TEXT NOT NULL REFERENCES briefings (id), number INTEGER NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL,
  precision TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, rule TEXT NOT NULL,
  passage INTEGER REFERENCES passages (id), PRIMARY KEY (briefing, number)
) WITHOUT ROWID;
CREATE TABLE corrections (
  briefing TEXT NOT NULL REFERENCES briefings (id), id TEXT NOT NULL, action TEXT NOT NULL, kind TEXT NOT NULL,
  fact TEXT, day TEXT NOT NULL, by TEXT NOT NULL, reason_ar TEXT NOT NULL, reason_en TEXT,
  old TEXT, new TEXT, PRIMARY KEY (briefing, id)
) WITHOUT ROWID;
-- Datasette finds the index by content="passages" written like this.
CREATE VIRTUAL TABLE passages_fts USING fts5 (
  words, content="passages", content_rowid="id", tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn'"
);
