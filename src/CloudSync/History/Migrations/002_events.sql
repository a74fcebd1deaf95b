-- What the boxes told. The key is the box's own (device, epoch, seq), so a second arrival is refused by the table itself;
-- `at` stands in it only because the column of the partitions must. No auto-increment and no foreign keys: the tables can be
-- spread over many servers. Each starts with one partition; the service splits off the months.
-- Numbers are decimals, so that sums come out the same in any order.
CREATE TABLE IF NOT EXISTS mood_events (
  device VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  epoch BINARY(16) NOT NULL,
  seq BIGINT UNSIGNED NOT NULL,
  at DATETIME(3) NOT NULL,
  window_from DATETIME(3) NOT NULL,
  window_to DATETIME(3) NOT NULL,
  people SMALLINT UNSIGNED NOT NULL,
  coverage DECIMAL(5,4) NULL,
  mood VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  valence DECIMAL(7,6) NULL,
  arousal DECIMAL(7,6) NULL,
  confidence DECIMAL(7,6) NULL,
  neutral DECIMAL(5,4) NULL,
  happiness DECIMAL(5,4) NULL,
  surprise DECIMAL(5,4) NULL,
  sadness DECIMAL(5,4) NULL,
  anger DECIMAL(5,4) NULL,
  disgust DECIMAL(5,4) NULL,
  fear DECIMAL(5,4) NULL,
  contempt DECIMAL(5,4) NULL,
  PRIMARY KEY (device, epoch, seq, at)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
PARTITION BY RANGE COLUMNS (at) (PARTITION p_rest VALUES LESS THAN (MAXVALUE));

CREATE TABLE IF NOT EXISTS track_events (
  device VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  epoch BINARY(16) NOT NULL,
  seq BIGINT UNSIGNED NOT NULL,
  at DATETIME(3) NOT NULL,
  what VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  provider VARCHAR(64) NOT NULL,
  track VARCHAR(1024) NOT NULL,
  title VARCHAR(1024) NOT NULL,
  artist VARCHAR(1024) NOT NULL,
  for_valence DECIMAL(7,6) NULL,
  for_arousal DECIMAL(7,6) NULL,
  why VARCHAR(1024) NOT NULL,
  heard DECIMAL(5,4) NULL,
  PRIMARY KEY (device, epoch, seq, at),
  KEY by_time (device, at)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
PARTITION BY RANGE COLUMNS (at) (PARTITION p_rest VALUES LESS THAN (MAXVALUE));

CREATE TABLE IF NOT EXISTS feedback_events (
  device VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  epoch BINARY(16) NOT NULL,
  seq BIGINT UNSIGNED NOT NULL,
  at DATETIME(3) NOT NULL,
  what VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  track VARCHAR(1024) NULL,
  mood VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  by_whom VARCHAR(128) NOT NULL,
  PRIMARY KEY (device, epoch, seq, at),
  KEY by_time (device, at)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
PARTITION BY RANGE COLUMNS (at) (PARTITION p_rest VALUES LESS THAN (MAXVALUE));

CREATE TABLE IF NOT EXISTS device_events (
  device VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  epoch BINARY(16) NOT NULL,
  seq BIGINT UNSIGNED NOT NULL,
  at DATETIME(3) NOT NULL,
  what VARCHAR(64) NOT NULL,
  detail VARCHAR(1024) NOT NULL,
  PRIMARY KEY (device, epoch, seq, at),
  KEY by_time (device, at)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
PARTITION BY RANGE COLUMNS (at) (PARTITION p_rest VALUES LESS THAN (MAXVALUE));
