-- Sums and counts of the mood events by the time of the event. They only ever add up, in the transaction that stores the events,
-- so workers may run side by side. `known` counts the windows that carry numbers, `unknown` those whose mood is unknown.
CREATE TABLE IF NOT EXISTS mood_minutes (
  device VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  minute DATETIME NOT NULL,
  windows INT UNSIGNED NOT NULL,
  known INT UNSIGNED NOT NULL,
  people_sum BIGINT UNSIGNED NOT NULL,
  valence_sum DECIMAL(20,6) NOT NULL,
  arousal_sum DECIMAL(20,6) NOT NULL,
  confidence_sum DECIMAL(20,6) NOT NULL,
  happy INT UNSIGNED NOT NULL,
  calm INT UNSIGNED NOT NULL,
  tense INT UNSIGNED NOT NULL,
  sad INT UNSIGNED NOT NULL,
  neutral INT UNSIGNED NOT NULL,
  unknown INT UNSIGNED NOT NULL,
  PRIMARY KEY (device, minute)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
PARTITION BY RANGE COLUMNS (minute) (PARTITION p_rest VALUES LESS THAN (MAXVALUE));

CREATE TABLE IF NOT EXISTS mood_hours (
  device VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  hour DATETIME NOT NULL,
  windows INT UNSIGNED NOT NULL,
  known INT UNSIGNED NOT NULL,
  people_sum BIGINT UNSIGNED NOT NULL,
  valence_sum DECIMAL(20,6) NOT NULL,
  arousal_sum DECIMAL(20,6) NOT NULL,
  confidence_sum DECIMAL(20,6) NOT NULL,
  happy INT UNSIGNED NOT NULL,
  calm INT UNSIGNED NOT NULL,
  tense INT UNSIGNED NOT NULL,
  sad INT UNSIGNED NOT NULL,
  neutral INT UNSIGNED NOT NULL,
  unknown INT UNSIGNED NOT NULL,
  PRIMARY KEY (device, hour)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
PARTITION BY RANGE COLUMNS (hour) (PARTITION p_rest VALUES LESS THAN (MAXVALUE));

CREATE TABLE IF NOT EXISTS mood_days (
  device VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  day DATETIME NOT NULL,
  windows INT UNSIGNED NOT NULL,
  known INT UNSIGNED NOT NULL,
  people_sum BIGINT UNSIGNED NOT NULL,
  valence_sum DECIMAL(20,6) NOT NULL,
  arousal_sum DECIMAL(20,6) NOT NULL,
  confidence_sum DECIMAL(20,6) NOT NULL,
  happy INT UNSIGNED NOT NULL,
  calm INT UNSIGNED NOT NULL,
  tense INT UNSIGNED NOT NULL,
  sad INT UNSIGNED NOT NULL,
  neutral INT UNSIGNED NOT NULL,
  unknown INT UNSIGNED NOT NULL,
  PRIMARY KEY (device, day)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
PARTITION BY RANGE COLUMNS (day) (PARTITION p_rest VALUES LESS THAN (MAXVALUE));
