-- Tablets on a wall that show one room without a login: each was paired with a code of one use and carries a token, of which
-- only the hash stands here. Deleting the row puts it out.
CREATE TABLE IF NOT EXISTS walls (
  wall VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  device VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(128) NOT NULL,
  shows_mood TINYINT(1) NOT NULL,
  may_skip TINYINT(1) NOT NULL,
  made_by VARCHAR(64) NOT NULL,
  made_at DATETIME(3) NOT NULL,
  code_hash BINARY(32) NULL,
  code_ends DATETIME(3) NULL,
  token_hash BINARY(32) NULL COMMENT 'null until it is paired',
  seen_at DATETIME(3) NULL,
  PRIMARY KEY (wall),
  UNIQUE KEY by_code (code_hash),
  UNIQUE KEY by_token (token_hash),
  KEY by_device (device)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
