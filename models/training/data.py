"""Reads the face atlases and the FER+ votes.

The folder holds `a00.webp`, `a01.webp`, ... (1,600 grey faces each, 40 a row, cells of 48 px)
and `labels.csv` (one row a face: split, ferplus8, ten vote counts, leaks).
"""
import csv
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from classes import CLASSES, INPUT_SIZE

FACES_PER_ATLAS, FACES_PER_ROW = 1600, 40
VOTE_COLUMNS = CLASSES + ("unknown", "not_face")


class DataError(Exception):
    """The data folder cannot be used; the message says what is missing and how to mend it."""


@dataclass(frozen=True)
class FaceSet:
    """One split. `faces` uint8 [N,48,48]; `votes` float32 [N,10]; `labels` int64 [N], -1 where dropped."""

    faces: np.ndarray
    votes: np.ndarray
    labels: np.ndarray

    def only(self, keep):
        """The rows where the boolean or index array `keep` points."""
        return FaceSet(self.faces[keep], self.votes[keep], self.labels[keep])


    def and_also(self, other):
        """The rows of both."""
        pairs = ((self.faces, other.faces), (self.votes, other.votes), (self.labels, other.labels))
        return FaceSet(*(np.concatenate(pair) for pair in pairs))


def load_split(folder, split):
    """Reads `train`, `valid` or `test`. Rows marked as leaks are left out of train and valid."""
    rows = [row for row in _read_rows(Path(folder)) if row["split"] == split]
    if split != "test":
        rows = [row for row in rows if row["leaks"] == "0"]
    if not rows:
        raise DataError(f"labels.csv in {folder} has no rows with split={split}.")
    votes = np.array([[float(row[name]) for name in VOTE_COLUMNS] for row in rows], np.float32)
    labels = np.array([CLASSES.index(row["ferplus8"]) if row["ferplus8"] else -1 for row in rows])
    return FaceSet(_read_faces(Path(folder), [int(row["index"]) for row in rows]), votes, labels)


def load_labelled(folder, split):
    """The faces of a split on which the published majority rule settles: the ones to measure on."""
    whole = load_split(folder, split)
    return whole.only(whole.labels >= 0)


def _read_rows(folder):
    if not folder.is_dir():
        raise DataError(f"There is no data folder at '{folder}'. Name it with --data DIR.")
    path = folder / "labels.csv"
    if not path.is_file():
        raise DataError(f"'{path}' is missing. The folder needs labels.csv beside a00.webp, a01.webp, ...")
    with path.open(newline="") as file:
        reader = csv.DictReader(file)
        needed = {"index", "split", "ferplus8", "leaks", *VOTE_COLUMNS}
        absent = needed - set(reader.fieldnames or ())
        if absent:
            raise DataError(f"'{path}' lacks the columns {', '.join(sorted(absent))}.")
        return list(reader)


def _read_faces(folder, indices):
    atlases = {number: _read_atlas(folder / f"a{number:02d}.webp")
               for number in sorted({index // FACES_PER_ATLAS for index in indices})}
    return np.stack([_cell(atlases[index // FACES_PER_ATLAS], index % FACES_PER_ATLAS) for index in indices])


def _read_atlas(path):
    # The atlas is stored as RGB with three equal channels: one of them is enough, and
    # reading it as grey would run it through the luma weights for nothing.
    atlas = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if atlas is None:
        raise DataError(f"'{path}' is missing or cannot be read as a picture.")
    return atlas[:, :, 1]


def _cell(atlas, place):
    top, left = (place // FACES_PER_ROW) * INPUT_SIZE, (place % FACES_PER_ROW) * INPUT_SIZE
    return atlas[top:top + INPUT_SIZE, left:left + INPUT_SIZE]
