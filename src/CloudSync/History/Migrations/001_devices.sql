-- What is known of each box now. Times are UTC everywhere.
CREATE TABLE IF NOT EXISTS devices (
  device VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  version VARCHAR(64) NULL,
  boot CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  status_at DATETIME(3) NULL COMMENT 'by the clock of the box',
  status_received DATETIME(3) NULL COMMENT 'by our clock: an older status never replaces a newer one',
  first_seen DATETIME(3) NOT NULL,
  last_seen DATETIME(3) NOT NULL,
  PRIMARY KEY (device)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
