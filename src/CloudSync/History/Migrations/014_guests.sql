-- The code on the tables of a room, by which guests wish for songs without an account. It opens nothing else and lies on each
-- table for all to see, so it stands here as it is: the owner prints it again. Another one puts it out. Of guests nothing stands
-- here.
CREATE TABLE IF NOT EXISTS guest_codes (
  device VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  made_by VARCHAR(64) NOT NULL,
  made_at DATETIME(3) NOT NULL,
  PRIMARY KEY (device),
  UNIQUE KEY by_code (code)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
