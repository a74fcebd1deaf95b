-- What could not be read, with the reason: neither lost nor sent for ever. The id is a hash of the event's key,
-- or of the payload where no key can be read, so that a repeat counts up instead of standing here twice.
CREATE TABLE IF NOT EXISTS rejected (
  id BINARY(16) NOT NULL,
  device VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'empty where the topic names no valid device',
  at DATETIME(3) NOT NULL COMMENT 'when it arrived first',
  last_at DATETIME(3) NOT NULL COMMENT 'when it arrived last',
  arrivals INT UNSIGNED NOT NULL,
  epoch BINARY(16) NULL,
  seq BIGINT UNSIGNED NULL,
  topic VARCHAR(256) NOT NULL,
  reason VARCHAR(512) NOT NULL,
  payload MEDIUMTEXT NOT NULL,
  payload_bytes INT UNSIGNED NOT NULL COMMENT 'of the whole; what was not confirmed may be cut short in payload',
  PRIMARY KEY (id),
  KEY by_time (at)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
