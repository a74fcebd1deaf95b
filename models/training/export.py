"""Writes the calibrated network as ONNX, with the facts a reader of the file needs.

    python3 models/training/export.py --data DIR --out DIR --model models/expression.onnx
"""
import argparse
import os
import warnings
from pathlib import Path

import onnx
import torch

import checkpoint
from classes import CLASSES, INPUT_SIZE
from data import load_labelled
from metrics import threshold_for
from network import FLOOR, Calibrated
from predict import fit_temperature, logits, softmax
from shapes import SHAPES

OPSET = 13
VERSION = "2.1.0"
TRAINED_ON = "FER2013 pictures with FER+ votes (train and valid splits, rows without leaks); begun from dlib's face recogniser"


def calibrate(network, data):
    """(temperature, confidence below which the reading is 'not sure'), both from the valid split."""
    valid = load_labelled(data, "valid")
    values = logits(network, valid.faces)
    temperature = fit_temperature(values, valid.labels)
    threshold, _ = threshold_for(softmax(values, temperature), valid.labels)
    return temperature, threshold


def one_channel_norm(graph, faces, *_):
    """The norm of a grey face as ONNX. Torch's own writer asks for a channel count, which an enlargement before it hides."""
    one, nought = (graph.op("Constant", value_t=torch.tensor([value])) for value in (1.0, 0.0))
    return graph.op("InstanceNormalization", faces, one, nought, epsilon_f=FLOOR)


def export(network, path, temperature, threshold, **facts):
    """Writes `path` whole or not at all. `facts` go into the file's metadata beside our own."""
    path = Path(path)
    aside = path.with_suffix(".part")
    # The normalisation takes its statistics from the face itself, also when no training is on.
    warnings.filterwarnings("ignore", message=".*instance_norm.*")
    torch.onnx.register_custom_op_symbolic("aten::instance_norm", one_channel_norm, OPSET)
    torch.onnx.export(
        Calibrated(network, temperature).eval(), torch.zeros(2, 1, INPUT_SIZE, INPUT_SIZE), str(aside),
        opset_version=OPSET, input_names=["faces"], output_names=["probabilities"],
        dynamic_axes={"faces": {0: "count"}, "probabilities": {0: "count"}})
    model = onnx.load(str(aside))
    onnx.helper.set_model_props(model, {
        "classes": ",".join(CLASSES), "input_size": str(INPUT_SIZE), "version": VERSION,
        "trained_on": TRAINED_ON, "temperature": f"{temperature:.4f}",
        "not_sure_below": f"{threshold:.4f}", **{name: str(value) for name, value in facts.items()}})
    onnx.checker.check_model(model)
    onnx.save(model, str(aside))
    os.replace(aside, path)


def averaged_network(folder):
    """(the averaged network of a run's checkpoint, the checkpoint itself)."""
    saved = checkpoint.load(Path(folder))
    if saved is None:
        raise FileNotFoundError(f"There is no {checkpoint.NAME} in '{folder}'. Train first.")
    network = SHAPES[saved.get("shape", "plain")]()
    network.load_state_dict(saved["average"])
    return network.eval(), saved


def export_run(data, folder, model, measured=None):
    """Exports a run. `measured` is the run on which to calibrate, where the first has seen the valid split."""
    network, saved = averaged_network(folder)
    temperature, threshold = calibrate(averaged_network(measured)[0] if measured else network, data)
    export(network, model, temperature, threshold, seed=saved["seed"], epochs=saved["epoch"])
    print(f"Wrote {model}: temperature {temperature:.3f}, not sure below {threshold:.3f}.")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True, help="the folder of the run, with its checkpoint")
    parser.add_argument("--model", required=True, help="the file to write")
    parser.add_argument("--measured", default="", help="the run to calibrate on, where --out has seen the valid split")
    arguments = parser.parse_args()
    export_run(arguments.data, arguments.out, arguments.model, arguments.measured)


if __name__ == "__main__":
    main()
