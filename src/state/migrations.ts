/**
 * The steps from an empty database to today's, in order. A step that was released is never changed:
 * what comes next is another step. Times are milliseconds since 1970.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

  CREATE TABLE lease (
    name TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    until INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE feed (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,          -- as the operator named it
    address TEXT NOT NULL,             -- where it is asked now: a permanent redirect is adopted
    status TEXT NOT NULL,              -- active, paused, gone, removed
    title TEXT,
    ttl INTEGER NOT NULL DEFAULT 0,    -- least time between two polls, as the feed says
    etag TEXT,
    last_modified TEXT,
    validated_by TEXT,                 -- the origin that gave both
    full_read INTEGER,                 -- when it was last read whole
    next_check INTEGER NOT NULL,
    last_check INTEGER,
    last_success INTEGER,
    last_error TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    failing_since INTEGER,
    gone_since INTEGER,                -- the first of several answers 410
    moved_to TEXT,                     -- target of a permanent redirect that is not yet adopted
    moved_since INTEGER,
    moved_polls INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    feed INTEGER NOT NULL REFERENCES feed(id) ON DELETE CASCADE,
    guid TEXT,
    address_key TEXT,
    title_key TEXT NOT NULL,
    url TEXT,
    published TEXT,
    hash TEXT NOT NULL,                -- of title, day of change and text as the feed has them
    content TEXT,                      -- the entry as JSON, while its page is still to be read
    status TEXT NOT NULL,              -- waiting, writing, stored, teaser, failed, refused, removed, passed
    reason TEXT,
    first_seen INTEGER NOT NULL,
    next_try INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    stored_at INTEGER,
    rereads INTEGER NOT NULL DEFAULT 0,
    file TEXT,                         -- the article's file
    written TEXT,                      -- hash of the file as it was written
    writing TEXT,                      -- hash of the file that is being written
    is_copy INTEGER NOT NULL DEFAULT 0, -- whether the file is another entry's
    outlet TEXT                        -- of a copy: who published it
  ) STRICT;
  CREATE INDEX entry_guid ON entry(feed, guid);
  CREATE INDEX entry_address ON entry(feed, address_key);
  CREATE INDEX entry_title ON entry(feed, title_key);
  CREATE INDEX entry_due ON entry(next_try) WHERE next_try IS NOT NULL;
  CREATE INDEX entry_file ON entry(file);

  CREATE TABLE host (
    domain TEXT PRIMARY KEY,           -- a registrable domain
    last_request INTEGER NOT NULL DEFAULT 0,
    crawl_delay INTEGER NOT NULL DEFAULT 0,
    stopped_until INTEGER NOT NULL DEFAULT 0,
    stops INTEGER NOT NULL DEFAULT 0,  -- in a row
    last_stop INTEGER
  ) STRICT;

  CREATE TABLE robots (
    origin TEXT PRIMARY KEY,
    rules TEXT NOT NULL,
    until INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE article_version (
    id INTEGER PRIMARY KEY,
    file TEXT NOT NULL,
    hash TEXT NOT NULL,
    text TEXT NOT NULL,                -- the whole file
    kind TEXT NOT NULL,                -- former: replaced; withheld: not written, for the file was edited by hand
    at INTEGER NOT NULL,               -- when it was replaced or withheld
    UNIQUE (file, hash, kind)
  ) STRICT;
  `,
  `
  CREATE TABLE follow (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL,
    locale TEXT NOT NULL,
    user TEXT NOT NULL,                -- who follows it
    channel TEXT,                      -- where it is told; null: to that user alone
    since INTEGER NOT NULL,
    paused INTEGER NOT NULL DEFAULT 0,
    day TEXT NOT NULL DEFAULT '',      -- the last day on which it was told,
    told INTEGER NOT NULL DEFAULT 0    -- and how often on that day
  ) STRICT;
  CREATE INDEX follow_user ON follow(user);
  CREATE INDEX follow_channel ON follow(channel);

  CREATE TABLE told (
    follow INTEGER NOT NULL REFERENCES follow(id) ON DELETE CASCADE,
    article TEXT NOT NULL,
    sketch BLOB NOT NULL,              -- of the paragraph that was quoted, to know its copies
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX told_follow ON told(follow);
  `,
  `
  -- Articles of the last days that followers have been told of, or need not be.
  CREATE TABLE seen_article (
    slug TEXT PRIMARY KEY
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE untold (                -- answers that Discord did not take at the time
    follow INTEGER NOT NULL REFERENCES follow(id) ON DELETE CASCADE,
    article TEXT NOT NULL,
    tries INTEGER NOT NULL,
    due INTEGER NOT NULL,              -- when it is tried again
    PRIMARY KEY (follow, article)
  ) STRICT, WITHOUT ROWID;
  `,
];
