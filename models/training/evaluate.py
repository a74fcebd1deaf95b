"""Measures an ONNX file as it ships: headline figures, per class, confusion, and under shift.

    python3 models/training/evaluate.py --data DIR --model models/expression.onnx [--split test] [--json]
"""
import argparse
import json
from pathlib import Path

import cv2
import numpy as np
import onnx

from classes import CLASSES
from data import load_labelled
from metrics import answered, confusion, f1_per_class, summary
from shift import CONDITIONS


class OnnxNetwork:
    """The file through OpenCV's own ONNX reader, which has no torch in it."""

    def __init__(self, path):
        if not Path(path).is_file():
            raise FileNotFoundError(f"There is no network at '{path}'. Train first, or name it with --model.")
        self.net = cv2.dnn.readNetFromONNX(str(path))
        self.facts = {entry.key: entry.value for entry in onnx.load(str(path)).metadata_props}

    def probabilities(self, faces, batch=256):
        """Faces uint8 [N,48,48] -> probabilities float32 [N,8]."""
        parts = []
        for start in range(0, len(faces), batch):
            self.net.setInput(faces[start:start + batch].astype(np.float32)[:, None])
            parts.append(self.net.forward().copy())
        return np.concatenate(parts)


def measure(network, faces, labels):
    """All figures of one split as a dictionary ready for JSON."""
    probabilities = network.probabilities(faces)
    counts = confusion(probabilities, labels)
    threshold = float(network.facts["not_sure_below"])
    share, right = answered(probabilities, labels, threshold)
    return {
        **summary(probabilities, labels),
        "not_sure": {"below": threshold, "answered": share, "accuracy_of_answers": right},
        "classes": per_class(counts),
        "confusion": counts.tolist(),
        "under_shift": under_shift(network, faces, labels),
    }


def per_class(counts):
    recall = counts.diagonal() / np.maximum(counts.sum(1), 1)
    precision = counts.diagonal() / np.maximum(counts.sum(0), 1)
    return {name: {"faces": int(counts[i].sum()), "recall": float(recall[i]), "precision": float(precision[i]),
                   "f1": float(f1_per_class(counts)[i])} for i, name in enumerate(CLASSES)}


def under_shift(network, faces, labels):
    """Headline figures under each condition, with the accuracy of the answers above the threshold."""
    threshold, table = float(network.facts["not_sure_below"]), {}
    for name, change in CONDITIONS.items():
        probabilities = network.probabilities(change(faces))
        share, right = answered(probabilities, labels, threshold)
        table[name] = {**summary(probabilities, labels), "answered": share, "accuracy_of_answers": right}
    return table


def as_text(figures):
    """The figures as the tables of the model card (Markdown)."""
    return "\n\n".join([headline(figures), class_table(figures), confusion_table(figures), shift_table(figures)])


def headline(figures):
    sure = figures["not_sure"]
    return "\n".join([
        f"faces {figures['faces']}", f"accuracy {figures['accuracy']:.4f}", f"macro-F1 {figures['macro_f1']:.4f}",
        f"valence sign {figures['valence_sign']:.4f}",
        f"calibration error (15 bins) {figures['calibration_error']:.4f}",
        f"coverage at 0.9 accuracy {figures['coverage_at_0.9']:.4f}",
        f"'not sure' below {sure['below']:.3f}: answers {sure['answered']:.3f} of the faces, "
        f"{sure['accuracy_of_answers']:.3f} of the answers right"])


def class_table(figures):
    lines = ["| class | faces | recall | precision | F1 |", "|---|---:|---:|---:|---:|"]
    for name, row in figures["classes"].items():
        lines.append(f"| {name} | {row['faces']} | {row['recall']:.3f} | {row['precision']:.3f} | {row['f1']:.3f} |")
    return "\n".join(lines)


def confusion_table(figures):
    lines = ["| seen \\ read | " + " | ".join(CLASSES) + " |", "|---" + "|---:" * len(CLASSES) + "|"]
    for name, row in zip(CLASSES, figures["confusion"]):
        lines.append(f"| {name} | " + " | ".join(str(count) for count in row) + " |")
    return "\n".join(lines)


def shift_table(figures):
    lines = ["| condition | accuracy | macro-F1 | valence sign | calibration error | answered | right of these |",
             "|---|---:|---:|---:|---:|---:|---:|"]
    for name, row in figures["under_shift"].items():
        keys = ("accuracy", "macro_f1", "valence_sign", "calibration_error", "answered", "accuracy_of_answers")
        lines.append(f"| {name} | " + " | ".join(f"{row[key]:.3f}" for key in keys) + " |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--split", default="test", choices=("valid", "test"))
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    arguments = parser.parse_args()
    labelled = load_labelled(arguments.data, arguments.split)
    figures = measure(OnnxNetwork(arguments.model), labelled.faces, labelled.labels)
    print(json.dumps(figures, indent=1) if arguments.json else as_text(figures))


if __name__ == "__main__":
    main()
