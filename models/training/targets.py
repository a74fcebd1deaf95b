"""What each training face should teach: a distribution over the eight classes and a weight."""
import numpy as np

from classes import CLASSES

# How often a face is drawn in an epoch, by its leading class. The three rarest are under 3 % of
# the faces; drawing them at their full inverse frequency would have the network see little else.
DRAWS = {"disgust": 3, "contempt": 3, "fear": 2}
MIN_VOTES = 3  # fewer votes than this for the eight classes say nothing about the face


def soft_targets(votes):
    """Votes [N,10] -> distributions float32 [N,8].

    A single stray vote beside a stronger class is taken as a slip of one annotator and removed,
    as the FER+ authors do (Barsoum et al. 2016, section 3).
    """
    eight = votes[:, :8].copy()
    leader = eight.max(axis=1, keepdims=True)
    eight[(eight <= 1) & (leader > 2)] = 0
    return eight / np.maximum(eight.sum(axis=1, keepdims=True), 1)


def certainties(votes):
    """Votes [N,10] -> weights float32 [N]: the share of votes that saw one of the eight classes.

    Votes for 'unknown' and 'not a face' are no class of ours; they only make a face count less.
    A face with too few votes for the eight, or that most saw as no face, weighs nothing.
    """
    total = np.maximum(votes.sum(axis=1), 1)
    named = votes[:, :8].sum(axis=1)
    usable = (named >= MIN_VOTES) & (votes[:, 9] * 2 < total)
    return np.where(usable, named / total, 0).astype(np.float32)


def draws(targets):
    """Distributions [N,8] -> how often each row stands in one epoch, int64 [N]."""
    per_class = np.array([DRAWS.get(name, 1) for name in CLASSES])
    return per_class[targets.argmax(axis=1)]
