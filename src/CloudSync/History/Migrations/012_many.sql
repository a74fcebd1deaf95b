-- Many boxes at once: their tags, templates that they follow, and the changes that were made to many, with what each box had
-- before, so that one can be taken back.
CREATE TABLE IF NOT EXISTS device_tags (
  device VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  tag VARCHAR(64) NOT NULL,
  PRIMARY KEY (device, tag),
  KEY by_tag (tag)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS templates (
  template VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(128) NOT NULL,
  pieces MEDIUMTEXT NOT NULL COMMENT 'JSON: some of the settings of a room',
  revision INT NOT NULL,
  made_by VARCHAR(64) NOT NULL,
  changed_by VARCHAR(64) NOT NULL,
  changed_at DATETIME(3) NOT NULL,
  PRIMARY KEY (template)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS template_followers (
  device VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  template VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since DATETIME(3) NOT NULL,
  PRIMARY KEY (device),
  KEY by_template (template)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS bulk_runs (
  run VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'settings, command or undo',
  title VARCHAR(255) NOT NULL,
  wanted MEDIUMTEXT NOT NULL COMMENT 'JSON: the pieces of settings, or the command',
  template VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'that the boxes follow from then on',
  pieces_before MEDIUMTEXT NULL COMMENT 'JSON: of the template, where it was changed',
  undoes VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
  undone_by VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
  made_by VARCHAR(64) NOT NULL,
  made_at DATETIME(3) NOT NULL,
  PRIMARY KEY (run),
  KEY by_time (made_at)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS bulk_boxes (
  run VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  device VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  said VARCHAR(1024) NULL,
  revision BIGINT NULL COMMENT 'of its settings, where they were changed',
  pieces_before MEDIUMTEXT NULL,
  pieces_after MEDIUMTEXT NULL,
  followed VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the template before',
  PRIMARY KEY (run, device),
  KEY by_device (device)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
