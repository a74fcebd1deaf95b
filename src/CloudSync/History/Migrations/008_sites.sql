-- Sites, their rooms, which device stands where, who sees what, and the people who want to be known: a profile is made by
-- hand, with a name of its owner's choice. Nothing ties a profile to a face.
CREATE TABLE IF NOT EXISTS sites (
  site VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(128) NOT NULL,
  made_at DATETIME(3) NOT NULL,
  PRIMARY KEY (site)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS rooms (
  site VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  room VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(128) NOT NULL,
  PRIMARY KEY (site, room)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS placements (
  device VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  site VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  room VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  placed_at DATETIME(3) NOT NULL,
  PRIMARY KEY (device),
  KEY by_site (site)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS site_accounts (
  account VARCHAR(64) NOT NULL,
  site VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (account, site),
  KEY by_site (site)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS profiles (
  profile VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  site VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(128) NOT NULL,
  account VARCHAR(64) NULL COMMENT 'whose feedback counts as this profile''s',
  preferences TEXT NOT NULL COMMENT 'JSON: nothing is asked of it here',
  made_at DATETIME(3) NOT NULL,
  PRIMARY KEY (profile),
  KEY by_site (site)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS profile_visits (
  profile VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since DATETIME(3) NOT NULL COMMENT 'said by the person; no camera knows it',
  until DATETIME(3) NULL,
  device VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (profile, since),
  KEY by_device (device)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS profile_feedback (
  profile VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME(3) NOT NULL,
  device VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  what VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'like or dislike',
  track VARCHAR(1024) NOT NULL,
  PRIMARY KEY (profile, at),
  KEY by_device (device)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
