-- What the dashboard asks of the history, which it may not write itself: the dashboard puts an order in, a worker does it
-- and writes down what came of it. A report holds counts and no data of anybody.
CREATE TABLE IF NOT EXISTS orders (
  id CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'reingest, discard, erase-site or erase-profile',
  subject VARCHAR(64) NOT NULL COMMENT 'the id of what it is about; ids are made, not names',
  asked_by VARCHAR(64) NOT NULL,
  asked_at DATETIME(3) NOT NULL,
  done_at DATETIME(3) NULL,
  ok TINYINT NULL,
  report TEXT NULL COMMENT 'JSON',
  PRIMARY KEY (id),
  KEY by_done (done_at, asked_at)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE OR REPLACE VIEW v_rejected AS
SELECT LOWER(HEX(id)) AS id, device, at, reason, payload, last_at, arrivals, topic, payload_bytes, seq FROM rejected;
