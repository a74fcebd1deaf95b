-- Sessions that were logged out: a copy of their cookie opens nothing any more. The dashboard writes them, and lets go of
-- those whose cookie has ended by itself.
CREATE TABLE IF NOT EXISTS ended_sessions (
  session CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ended_at DATETIME(3) NOT NULL,
  PRIMARY KEY (session),
  KEY by_time (ended_at)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Visits that stayed open when their box moved to another site: nobody knows when, so they end where they began.
UPDATE profile_visits v JOIN profiles p ON p.profile = v.profile LEFT JOIN placements s ON s.device = v.device AND s.site = p.site
SET v.until = v.since WHERE v.until IS NULL AND s.device IS NULL;
