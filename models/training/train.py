"""Trains the expression network on the FER+ vote distributions.

    python3 models/training/train.py --data DIR --out DIR --epochs 80 --seed 1 [--resume]
"""
import argparse
import json
import time
from pathlib import Path

import torch
import torch.nn.functional as F

import checkpoint
from augment import augment
from data import load_labelled, load_split
from metrics import summary
from network import ExpressionNet
from predict import logits, softmax
from schedule import WeightAverage, learning_rate
from targets import certainties, draws, soft_targets

BATCH = 128
PEAK_RATE = 0.1
WEIGHT_DECAY = 5e-4


class Lesson:
    """The training faces as tensors: `faces` uint8 [N,1,48,48], `targets` [N,8], `weights` [N]."""

    def __init__(self, split):
        targets, weights = soft_targets(split.votes), certainties(split.votes)
        usable = weights > 0
        self.faces = torch.from_numpy(split.faces[usable])[:, None]
        self.targets = torch.from_numpy(targets[usable])
        self.weights = torch.from_numpy(weights[usable])
        rows = torch.arange(len(self.weights))
        self.draws = rows.repeat_interleave(torch.from_numpy(draws(targets[usable])))

    def batches(self):
        """Row numbers of each batch of one epoch, in a fresh order; a short last batch is left out."""
        order = self.draws[torch.randperm(len(self.draws))]
        return [part for part in order.split(BATCH) if len(part) == BATCH]


class Training:
    """One run: the network, its average, the optimiser, and where in the schedule it stands."""

    def __init__(self, lesson, epochs, seed, teacher=None):
        torch.manual_seed(seed)
        self.lesson, self.epochs, self.epoch, self.teacher = lesson, epochs, 0, teacher
        self.network = ExpressionNet().to(memory_format=torch.channels_last)
        self.average = WeightAverage(self.network)
        self.optimiser = torch.optim.SGD(decay_groups(self.network), PEAK_RATE, momentum=0.9, nesterov=True)
        self.half = fast_bfloat16()

    def run_epoch(self):
        """One pass over the lesson; returns the mean loss."""
        self.network.train()
        batches, total = self.lesson.batches(), 0.0
        for number, rows in enumerate(batches):
            rate = learning_rate(self.epoch * len(batches) + number, len(batches), self.epochs, PEAK_RATE)
            for group in self.optimiser.param_groups:
                group["lr"] = rate
            total += self.step(rows)
        self.epoch += 1
        return total / len(batches)

    def step(self, rows):
        faces = augment(self.lesson.faces[rows]).contiguous(memory_format=torch.channels_last)
        targets = self.lesson.targets[rows]
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.half):
            output = self.network(faces)
            if self.teacher:
                targets = self.teacher.blend(faces, targets)
        losses = F.cross_entropy(output.float(), targets, reduction="none")
        loss = (losses * self.lesson.weights[rows]).mean()
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        self.optimiser.step()
        self.average.follow(self.network)
        return float(loss.detach())

    def state(self):
        return {"network": self.network.state_dict(), "average": self.average.network.state_dict(),
                "steps": self.average.steps, "optimiser": self.optimiser.state_dict(),
                "epoch": self.epoch, "epochs": self.epochs}

    def restore(self, state):
        self.network.load_state_dict(state["network"])
        self.average.network.load_state_dict(state["average"])
        self.average.steps, self.epoch = state["steps"], state["epoch"]
        self.optimiser.load_state_dict(state["optimiser"])
        torch.set_rng_state(state["random"])


def decay_groups(network):
    """Weights of convolutions and the head decay; biases and batch norms do not."""
    matrices = [p for p in network.parameters() if p.ndim > 1]
    others = [p for p in network.parameters() if p.ndim <= 1]
    return [{"params": matrices, "weight_decay": WEIGHT_DECAY}, {"params": others, "weight_decay": 0.0}]


def fast_bfloat16():
    """Whether this processor multiplies bfloat16 itself; elsewhere it would be slower than float32."""
    try:
        return "avx512_bf16" in Path("/proc/cpuinfo").read_text()
    except OSError:
        return False


def train(data, out, epochs, seed, resume=False, teacher=None):
    """Trains to the end and returns the averaged network; a checkpoint is written each epoch."""
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    valid = load_labelled(data, "valid")
    training = Training(Lesson(load_split(data, "train")), epochs, seed, teacher)
    saved = checkpoint.load(out) if resume else None
    if saved:
        training.restore(saved)
    while training.epoch < epochs:
        began = time.monotonic()
        loss = training.run_epoch()
        figures = summary(softmax(logits(training.average.network, valid.faces)), valid.labels)
        checkpoint.save(out, seed=seed, **training.state())
        report(out, training.epoch, loss, figures, time.monotonic() - began)
    return training.average.network


def report(out, epoch, loss, figures, seconds):
    line = {"epoch": epoch, "loss": round(loss, 4), "seconds": round(seconds, 1),
            **{f"valid_{name}": round(value, 4) for name, value in figures.items() if name != "faces"}}
    print(json.dumps(line), flush=True)
    with (out / "log.jsonl").open("a") as file:
        file.write(json.dumps(line) + "\n")


def add_arguments(parser):
    parser.add_argument("--data", required=True, help="folder with labels.csv and a00.webp, a01.webp, ...")
    parser.add_argument("--out", default="training-run", help="folder for checkpoints and the log")
    parser.add_argument("--epochs", type=int, default=80)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint in --out")
    parser.add_argument("--threads", type=int, default=0, help="processor threads; 0 takes torch's own choice")


def from_arguments(arguments):
    """Trains as the command line asks and returns the averaged network."""
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    return train(arguments.data, arguments.out, arguments.epochs, arguments.seed, arguments.resume)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(parser)
    from_arguments(parser.parse_args())


if __name__ == "__main__":
    main()
