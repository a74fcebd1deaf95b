"""Trains, calibrates, exports and measures in one go; what `./roomtone train` calls.

    python3 models/training/run.py --data DIR [--out DIR] [--seed S] [--face-epochs N] [--model FILE]

Stopped, it goes on where it was when called again with the same folder.
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
    from recipe import FACE_EPOCHS
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder with labels.csv and a00.webp, a01.webp, ...")
    parser.add_argument("--out", default="training-run", help="folder for the runs, each with checkpoint and log")
    parser.add_argument("--seed", type=int, default=1, help="seed of the network that ships; its teachers keep theirs")
    parser.add_argument("--face-epochs", type=int, default=FACE_EPOCHS, help="length of the longest run")
    parser.add_argument("--threads", type=int, default=0, help="processor threads; 0 takes torch's own choice")
    parser.add_argument("--model", default=str(MODEL), help="the ONNX file to write")
    return parser.parse_args()


def run(arguments):
    from recipe import LAST, SHIPPED, runs
    from recogniser import read_weights
    read_weights()  # That they are there must show now, not hours from now.
    for plan in runs(arguments.data, arguments.out, arguments.seed, arguments.face_epochs, arguments.threads):
        finish(plan)
    out = Path(arguments.out)
    ship(arguments.data, out / SHIPPED, out / LAST, arguments.model)


def finish(plan):
    """Runs a plan, unless an earlier call has brought it to its end."""
    import checkpoint
    from train import train
    saved = checkpoint.load(Path(plan.out))
    if saved is None or saved["epoch"] < plan.epochs:
        print(f"{Path(plan.out).name}: {plan.epochs} epochs", flush=True)
        train(plan)


def ship(data, folder, measured, model):
    """Exports the run in `folder`, calibrated on the one in `measured`, and measures the file."""
    from data import load_labelled
    from evaluate import OnnxNetwork, as_text, measure
    from export import export_run
    export_run(data, folder, model, measured)
    test = load_labelled(data, "test")
    figures = measure(OnnxNetwork(model), test.faces, test.labels)
    (folder / "figures.json").write_text(json.dumps(figures, indent=1))
    print(as_text(figures))
    print(f"\nWrote {model}. The figures are in {folder / 'figures.json'}.")


if __name__ == "__main__":
    sys.exit(main())
