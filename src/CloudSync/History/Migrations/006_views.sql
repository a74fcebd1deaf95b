-- All that the dashboard reads. The factor 1e0 makes a DOUBLE of a DECIMAL, the same way on MySQL and MariaDB.
CREATE OR REPLACE VIEW v_devices AS
SELECT device, state, version, boot, last_seen, first_seen FROM devices;

CREATE OR REPLACE VIEW v_mood_minutes AS
SELECT device, minute, windows, known,
  people_sum * 1e0 / windows AS people,
  valence_sum * 1e0 / NULLIF(known, 0) AS valence,
  arousal_sum * 1e0 / NULLIF(known, 0) AS arousal,
  confidence_sum * 1e0 / NULLIF(known, 0) AS confidence,
  happy, calm, tense, sad, neutral, unknown
FROM mood_minutes;

CREATE OR REPLACE VIEW v_mood_hours AS
SELECT device, hour, windows, known,
  people_sum * 1e0 / windows AS people,
  valence_sum * 1e0 / NULLIF(known, 0) AS valence,
  arousal_sum * 1e0 / NULLIF(known, 0) AS arousal,
  confidence_sum * 1e0 / NULLIF(known, 0) AS confidence,
  happy, calm, tense, sad, neutral, unknown
FROM mood_hours;

CREATE OR REPLACE VIEW v_mood_days AS
SELECT device, day, windows, known,
  people_sum * 1e0 / windows AS people,
  valence_sum * 1e0 / NULLIF(known, 0) AS valence,
  arousal_sum * 1e0 / NULLIF(known, 0) AS arousal,
  confidence_sum * 1e0 / NULLIF(known, 0) AS confidence,
  happy, calm, tense, sad, neutral, unknown
FROM mood_days;

CREATE OR REPLACE VIEW v_tracks AS
SELECT device, at, what, provider, track, title, artist, for_valence * 1e0 AS for_valence, for_arousal * 1e0 AS for_arousal, why, heard * 1e0 AS heard
FROM track_events;

CREATE OR REPLACE VIEW v_feedback AS
SELECT device, at, what, track, mood, by_whom FROM feedback_events;

CREATE OR REPLACE VIEW v_device_events AS
SELECT device, at, what, detail FROM device_events;

CREATE OR REPLACE VIEW v_rejected AS
SELECT LOWER(HEX(id)) AS id, device, at, reason, payload FROM rejected;
