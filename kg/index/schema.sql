-- The side index. Everything in it can be made again from the store; `PRAGMA user_version` tells which form it has.
-- Columns named `place` hold text that sorts as the list is sorted, see `kg.index.keys`.

-- One row: the store's version up to which the index has read.
CREATE TABLE state (version TEXT NOT NULL);

CREATE TABLE graph (
  id INTEGER PRIMARY KEY,
  iri TEXT NOT NULL UNIQUE
);

-- What can be searched: the quote of a statement, a sentence of a claim; once for each graph that gives it.
CREATE TABLE passage (
  id INTEGER PRIMARY KEY,
  graph INTEGER NOT NULL,
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

-- What is shown of a thing, ready to be read (`kg.index.cards`); once, however many graphs tell the same of it.
CREATE TABLE card (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL, iri TEXT NOT NULL, content TEXT NOT NULL
);
CREATE INDEX card_iri ON card (iri, kind);

CREATE TABLE told (graph INTEGER NOT NULL, card INTEGER NOT NULL);
CREATE INDEX told_graph ON told (graph, card);
CREATE INDEX told_card ON told (card);

-- Read from the graphs of articles.
CREATE TABLE article (
  graph INTEGER NOT NULL, iri TEXT NOT NULL, lang TEXT NOT NULL, published TEXT, outlet TEXT,
  statements INTEGER NOT NULL,  -- without parts
  place TEXT NOT NULL           -- latest publication first
);
CREATE INDEX article_graph ON article (graph);
CREATE INDEX article_iri ON article (iri);
CREATE INDEX article_place ON article (place, iri);

CREATE TABLE statement (
  graph INTEGER NOT NULL, iri TEXT NOT NULL, speaker TEXT NOT NULL,
  side TEXT,                    -- the government or body that the words commit
  article TEXT NOT NULL, act TEXT NOT NULL, commitment TEXT NOT NULL,
  day TEXT,                     -- latest day it can have been said
  whole TEXT,                   -- the statement that it is a part of
  claim TEXT, polarity TEXT,    -- both, or neither for a whole with parts
  place TEXT NOT NULL,          -- earliest first, then as printed
  latest TEXT NOT NULL          -- latest first
);
CREATE INDEX statement_graph ON statement (graph);
CREATE INDEX statement_iri ON statement (iri);
CREATE INDEX statement_speaker ON statement (speaker, place, iri) WHERE claim IS NOT NULL;
CREATE INDEX statement_speaker_latest ON statement (speaker, latest, iri);
CREATE INDEX statement_side ON statement (side);
CREATE INDEX statement_article ON statement (article, latest, iri);
CREATE INDEX statement_latest ON statement (latest, iri);
CREATE INDEX statement_claim ON statement (claim, speaker, place, iri);

-- Which statements put a claim outright or only imply it.
CREATE TABLE reading (
  graph INTEGER NOT NULL, claim TEXT NOT NULL, statement TEXT NOT NULL, polarity TEXT NOT NULL,
  explicitness TEXT NOT NULL,
  place TEXT NOT NULL           -- by day, undated first, then by statement and explicitness
);
CREATE INDEX reading_graph ON reading (graph);
CREATE INDEX reading_claim ON reading (claim, place);
CREATE INDEX reading_statement ON reading (statement);

-- Who is told not to have spoken, by which statement; its place in time is that of the statement.
CREATE TABLE silence (
  graph INTEGER NOT NULL, iri TEXT NOT NULL, actor TEXT NOT NULL, statement TEXT NOT NULL, teller TEXT NOT NULL,
  article TEXT NOT NULL,
  as_of TEXT, since TEXT, confidence REAL NOT NULL,
  place TEXT NOT NULL,          -- earliest first, then as printed
  latest TEXT NOT NULL          -- latest first
);
CREATE INDEX silence_graph ON silence (graph);
CREATE INDEX silence_iri ON silence (iri);
CREATE INDEX silence_actor ON silence (actor, place, iri);
CREATE INDEX silence_latest ON silence (latest, iri);

-- The claims on whose pages a silence stands: `is_subject` where it is told to be on that claim, which any graph may
-- tell; else the claim is that of the statement that tells of it.
CREATE TABLE silent_on (graph INTEGER NOT NULL, silence TEXT NOT NULL, claim TEXT NOT NULL, is_subject INTEGER NOT NULL);
CREATE INDEX silent_on_graph ON silent_on (graph);
CREATE INDEX silent_on_silence ON silent_on (silence);
CREATE INDEX silent_on_claim ON silent_on (claim);

CREATE TABLE name (
  graph INTEGER NOT NULL, actor TEXT NOT NULL,
  forms TEXT NOT NULL           -- every known form of the name, folded, one a line
);
CREATE INDEX name_graph ON name (graph);
CREATE INDEX name_actor ON name (actor);

-- Read from derived graphs; `iri` is the node, so that single nodes can be read again.
CREATE TABLE pair (
  graph INTEGER NOT NULL, iri TEXT NOT NULL, is_undecided INTEGER NOT NULL, kind TEXT NOT NULL, level TEXT NOT NULL,
  confidence REAL NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL,
  place TEXT NOT NULL           -- surest first
);
CREATE INDEX pair_graph ON pair (graph);
CREATE INDEX pair_iri ON pair (iri);
CREATE INDEX pair_a ON pair (a);
CREATE INDEX pair_b ON pair (b);
CREATE INDEX pair_place ON pair (is_undecided, place, iri);

CREATE TABLE rejected (
  graph INTEGER NOT NULL, iri TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, guard TEXT NOT NULL, why TEXT NOT NULL,
  place TEXT NOT NULL           -- those that a person judged first
);
CREATE INDEX rejected_graph ON rejected (graph);
CREATE INDEX rejected_iri ON rejected (iri);
CREATE INDEX rejected_a ON rejected (a);
CREATE INDEX rejected_b ON rejected (b);
CREATE INDEX rejected_place ON rejected (place, iri);
CREATE INDEX rejected_guard ON rejected (guard);

CREATE TABLE dispute (graph INTEGER NOT NULL, iri TEXT NOT NULL, confidence REAL NOT NULL, titles TEXT NOT NULL);
CREATE INDEX dispute_graph ON dispute (graph);
CREATE INDEX dispute_iri ON dispute (iri);

CREATE TABLE dispute_pair (graph INTEGER NOT NULL, iri TEXT NOT NULL, pair TEXT NOT NULL);
CREATE INDEX dispute_pair_graph ON dispute_pair (graph);
CREATE INDEX dispute_pair_iri ON dispute_pair (iri);
CREATE INDEX dispute_pair_pair ON dispute_pair (pair);

CREATE TABLE dispute_side (graph INTEGER NOT NULL, iri TEXT NOT NULL, side TEXT NOT NULL);
CREATE INDEX dispute_side_graph ON dispute_side (graph);
CREATE INDEX dispute_side_iri ON dispute_side (iri);
CREATE INDEX dispute_side_side ON dispute_side (side);

CREATE TABLE side (
  graph INTEGER NOT NULL, iri TEXT NOT NULL, position INTEGER NOT NULL, label TEXT NOT NULL,
  holders TEXT NOT NULL         -- IRIs of actors, sorted, a space between two
);
CREATE INDEX side_graph ON side (graph);
CREATE INDEX side_iri ON side (iri);

CREATE TABLE side_showing (graph INTEGER NOT NULL, iri TEXT NOT NULL, showing TEXT NOT NULL);
CREATE INDEX side_showing_graph ON side_showing (graph);
CREATE INDEX side_showing_iri ON side_showing (iri);
CREATE INDEX side_showing_showing ON side_showing (showing);

CREATE TABLE showing (graph INTEGER NOT NULL, iri TEXT NOT NULL, rank INTEGER NOT NULL, statement TEXT NOT NULL);
CREATE INDEX showing_graph ON showing (graph);
CREATE INDEX showing_iri ON showing (iri);
CREATE INDEX showing_statement ON showing (statement);

CREATE TABLE change (
  graph INTEGER NOT NULL, iri TEXT NOT NULL, kind TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
  confidence REAL NOT NULL, why TEXT NOT NULL
);
CREATE INDEX change_graph ON change (graph);
CREATE INDEX change_iri ON change (iri);
CREATE INDEX change_before ON change (before);
CREATE INDEX change_after ON change (after);

CREATE TABLE member (graph INTEGER NOT NULL, iri TEXT NOT NULL, actor TEXT NOT NULL, head TEXT NOT NULL);
CREATE INDEX member_graph ON member (graph);
CREATE INDEX member_iri ON member (iri);
CREATE INDEX member_actor ON member (actor);
CREATE INDEX member_head ON member (head);

-- Worked out from the tables above: lines of lists, with their place in the list.
CREATE TABLE claim_line (
  claim TEXT PRIMARY KEY, statements INTEGER NOT NULL, affirmed INTEGER NOT NULL, denied INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  place TEXT NOT NULL           -- most stated first
) WITHOUT ROWID;
CREATE INDEX claim_line_place ON claim_line (place, claim);

CREATE TABLE actor_line (
  actor TEXT PRIMARY KEY,       -- the head of those who are one
  statements INTEGER NOT NULL,
  place TEXT NOT NULL           -- with most statements first
) WITHOUT ROWID;
CREATE INDEX actor_line_place ON actor_line (place, actor);

CREATE TABLE dispute_line (
  dispute TEXT PRIMARY KEY, confidence REAL NOT NULL, titles TEXT NOT NULL, sides TEXT NOT NULL,
  contradictions INTEGER NOT NULL, first TEXT, last TEXT,
  place TEXT NOT NULL           -- surest first
) WITHOUT ROWID;
CREATE INDEX dispute_line_place ON dispute_line (place, dispute);

-- Counts over everything, made when somebody asks; `counted` names those that are still right.
CREATE TABLE counted (name TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TABLE opposed_line (
  a TEXT NOT NULL, b TEXT NOT NULL, kind TEXT NOT NULL, pairs INTEGER NOT NULL,
  place TEXT NOT NULL           -- most contradictions between two first, then by their IRIs
);
CREATE INDEX opposed_line_place ON opposed_line (place, kind);

CREATE TABLE month_line (
  outlet TEXT NOT NULL, month TEXT NOT NULL, statements INTEGER NOT NULL,
  place TEXT NOT NULL           -- by outlet and month
);
CREATE INDEX month_line_place ON month_line (place, outlet);
