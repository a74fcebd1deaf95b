"""Figures over probabilities [N,8] and labels [N]."""
import numpy as np

from classes import CLASSES, VALENCE_SIGN

ASKED_ACCURACY = 0.9  # the accuracy at which coverage is reported


def accuracy(probabilities, labels):
    return float((probabilities.argmax(1) == labels).mean())


def confusion(probabilities, labels):
    """Counts int64 [8,8]: a row is what the annotators saw, a column what the network read."""
    counts = np.zeros((len(CLASSES), len(CLASSES)), int)
    np.add.at(counts, (labels, probabilities.argmax(1)), 1)
    return counts


def f1_per_class(counts):
    """F1 float [8] from a confusion matrix; 0 for a class never read and never seen."""
    right = counts.diagonal()
    return 2 * right / np.maximum(counts.sum(0) + counts.sum(1), 1)


def valence_accuracy(probabilities, labels):
    """How often the sign of the likeliest valence group is the sign of the labelled class."""
    return float((valence_sign(probabilities) == np.array(VALENCE_SIGN)[labels]).mean())


def valence_sign(probabilities):
    """-1, 0 or 1 for each face: the group of classes that holds the most probability together."""
    signs = np.array(VALENCE_SIGN)
    groups = np.stack([probabilities[:, signs == sign].sum(1) for sign in (-1, 0, 1)], 1)
    return groups.argmax(1) - 1


def calibration_error(probabilities, labels, bins=15):
    """Expected calibration error (Guo et al. 2017): mean gap of confidence and accuracy, by bins."""
    confidence, right = probabilities.max(1), probabilities.argmax(1) == labels
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    gaps = [abs(confidence[place == b].sum() - right[place == b].sum()) for b in range(bins)]
    return float(sum(gaps) / len(labels))


def threshold_for(probabilities, labels, asked=ASKED_ACCURACY):
    """(lowest confidence at which the answered faces reach `asked` accuracy, their share)."""
    order = np.argsort(-probabilities.max(1))
    right = (probabilities.argmax(1) == labels)[order]
    running = np.cumsum(right) / np.arange(1, len(right) + 1)
    reached = np.nonzero(running >= asked)[0]
    if not len(reached):
        return 1.0, 0.0
    last = reached[-1]
    return float(probabilities.max(1)[order][last]), float((last + 1) / len(right))


def answered(probabilities, labels, threshold):
    """(share of faces at or above the threshold, accuracy on those)."""
    sure = probabilities.max(1) >= threshold
    return float(sure.mean()), accuracy(probabilities[sure], labels[sure]) if sure.any() else 0.0


def summary(probabilities, labels):
    """The headline figures as a dictionary."""
    return {
        "faces": len(labels),
        "accuracy": accuracy(probabilities, labels),
        "macro_f1": float(f1_per_class(confusion(probabilities, labels)).mean()),
        "valence_sign": valence_accuracy(probabilities, labels),
        "calibration_error": calibration_error(probabilities, labels),
        "coverage_at_0.9": threshold_for(probabilities, labels)[1],
    }
