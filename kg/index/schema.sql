-- The side index. Everything in it can be made again from the store; `PRAGMA user_version` tells which form it has.

-- One row: the store's version up to which the index has read.
CREATE TABLE state (version TEXT NOT NULL);

CREATE TABLE graph (
  id INTEGER PRIMARY KEY,
  iri TEXT NOT NULL UNIQUE
);

-- What can be searched: the quote of a statement, a sentence of a claim; once for each graph that gives it.
CREATE TABLE passage (
  id INTEGER PRIMARY KEY,
  graph INTEGER NOT NULL REFERENCES graph (id),
  thing TEXT NOT NULL,      -- IRI of the statement or claim
  kind TEXT NOT NULL,       -- statement or claim
  lang TEXT NOT NULL,       -- language tag of the article, in small letters
  tongue TEXT NOT NULL,     -- language tag of the text itself
  text TEXT NOT NULL
);
CREATE INDEX passage_graph ON passage (graph);

-- The words of each passage, folded, and their stems with the language before them. All cutting and folding is done in
-- `kg.index.words`; here only white space parts words.
CREATE VIRTUAL TABLE word USING fts5 (
  forms, stems,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M*' tokenchars '_'"
);
