"""Trains, calibrates, exports and measures in one go; what `./roomtone train` calls.

    python3 models/training/run.py --data DIR [--out DIR] [--epochs N] [--seed S] [--resume] [--model FILE]
"""
import argparse
import json
import sys
from pathlib import Path

NEEDED = {"torch": "python3-torch", "cv2": "python3-opencv", "onnx": "python3-onnx", "numpy": "python3-numpy"}
MODEL = Path(__file__).resolve().parent.parent / "expression.onnx"


def missing_packages():
    """Debian packages of the modules that cannot be imported."""
    absent = []
    for module, package in NEEDED.items():
        try:
            __import__(module)
        except ImportError:
            absent.append(package)
    return absent


def main():
    absent = missing_packages()
    if absent:
        return f"Training needs {', '.join(absent)}. Install with: sudo apt install {' '.join(absent)}"
    from data import DataError
    try:
        run(read_arguments())
    except (DataError, FileNotFoundError, ValueError) as error:
        return str(error)
    return 0


def read_arguments():
    from plan import add_arguments
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(parser)
    parser.add_argument("--model", default=str(MODEL), help="the ONNX file to write")
    return parser.parse_args()


def run(arguments):
    from data import load_labelled
    from evaluate import OnnxNetwork, as_text, measure
    from export import calibrate, export
    from plan import plan_from
    from train import train
    network = train(plan_from(arguments))
    temperature, threshold = calibrate(network, arguments.data)
    export(network, arguments.model, temperature, threshold, seed=arguments.seed, epochs=arguments.epochs)
    test = load_labelled(arguments.data, "test")
    figures = measure(OnnxNetwork(arguments.model), test.faces, test.labels)
    (Path(arguments.out) / "figures.json").write_text(json.dumps(figures, indent=1))
    print(as_text(figures))
    print(f"\nWrote {arguments.model}. The figures are in {Path(arguments.out) / 'figures.json'}.")


if __name__ == "__main__":
    sys.exit(main())
