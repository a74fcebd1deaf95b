-- Accounts that are switched off, and accounts that see some sites only. MySQL 8 has no ADD COLUMN IF NOT EXISTS:
-- a second run is told so, and the migrator takes that for done.
ALTER TABLE accounts ADD COLUMN disabled TINYINT NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN all_sites TINYINT NOT NULL DEFAULT 1 COMMENT '0: sees the sites of site_accounts only';

CREATE TABLE IF NOT EXISTS join_codes (
  code_hash BINARY(32) NOT NULL COMMENT 'who reads this table cannot join',
  device VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  made_by VARCHAR(64) NOT NULL,
  made_at DATETIME(3) NOT NULL,
  expires_at DATETIME(3) NOT NULL,
  used_at DATETIME(3) NULL,
  PRIMARY KEY (code_hash),
  KEY by_device (device)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
