"""Trains the expression network on the FER+ vote distributions.

    python3 models/training/train.py --data DIR --out DIR --epochs 50 --seed 1 [--resume]
"""
import argparse
import json
import time
from pathlib import Path

import torch
import torch.nn.functional as F

import checkpoint
from augment import augment, mix
from classes import VALENCE_SIGN
from data import load_labelled, load_split
from export import averaged_network
from lesson import Lesson
from metrics import summary
from plan import add_arguments, plan_from
from predict import logits, softmax
from recogniser import FaceTrunk
from schedule import WARM_UP, Progress, WeightAverage, learning_rate
from shapes import SHAPES
from teacher import refine

WEIGHT_DECAY = 5e-4


class Training:
    """One run: the network, its average, the optimiser, and where in the schedule it stands."""

    def __init__(self, lesson, plan):
        torch.manual_seed(plan.seed)
        self.lesson, self.plan, self.epoch = lesson, plan, 0
        self.progress = Progress(plan.epochs * lesson.steps(), plan.minutes)
        self.network = SHAPES[plan.shape]().to(memory_format=torch.channels_last)
        if plan.start:
            self.network.load_state_dict(averaged_network(plan.start)[0].state_dict())
        elif isinstance(self.network, FaceTrunk):
            self.network.begin(lesson.faces)
        self.average = WeightAverage(self.network)
        self.optimiser = torch.optim.SGD(decay_groups(self.network), plan.rate, momentum=0.9, nesterov=True)
        self.half = fast_bfloat16()

    def finished(self):
        return self.progress.part() >= 1

    def run_epoch(self):
        """One pass over the lesson, or what the time allows of it; returns the mean loss."""
        self.network.train()
        losses = []
        for rows in self.lesson.batches():
            if self.finished():
                break
            began = time.monotonic()
            for group in self.optimiser.param_groups:
                group["lr"] = learning_rate(self.progress.part(), WARM_UP, self.plan.rate)
            losses.append(self.step(rows))
            self.progress.advance(time.monotonic() - began)
        self.epoch += 1
        return sum(losses) / len(losses)

    def step(self, rows):
        """One batch: augment, predict, compare, correct; returns the loss."""
        faces = augment(self.lesson.faces[rows], self.plan.strength).contiguous(memory_format=torch.channels_last)
        targets = self.lesson.targets[rows]
        if torch.rand(()) < self.plan.mix:
            faces, targets = mix(faces, targets)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.half):
            output = self.network(faces)
        losses = F.cross_entropy(output.float(), targets, reduction="none")
        if self.plan.valence:
            losses = losses + self.plan.valence * valence_loss(output.float(), targets)
        loss = (losses * self.lesson.weights[rows]).mean()
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        self.optimiser.step()
        self.average.follow(self.network)
        return float(loss.detach())

    def save(self, folder):
        checkpoint.save(
            folder, network=self.network.state_dict(), average=self.average.network.state_dict(),
            steps=self.average.steps, optimiser=self.optimiser.state_dict(), epoch=self.epoch,
            step=self.progress.step, spent=self.progress.spent, epochs=self.plan.epochs, shape=self.plan.shape, seed=self.plan.seed)

    def restore(self, saved):
        if saved["epochs"] != self.plan.epochs:
            raise ValueError(f"The checkpoint is of a run of {saved['epochs']} epochs, not {self.plan.epochs}; "
                             "the learning rate follows the whole length. Give the same --epochs.")
        self.network.load_state_dict(saved["network"])
        self.average.network.load_state_dict(saved["average"])
        self.average.steps, self.epoch = saved["steps"], saved["epoch"]
        self.progress.step, self.progress.spent = saved["step"], saved["spent"]
        self.optimiser.load_state_dict(saved["optimiser"])
        torch.set_rng_state(saved["random"])


def valence_loss(output, targets):
    """Cross entropy between the three valence groups: their probabilities are the sums of their classes'."""
    groups = F.one_hot(torch.tensor(VALENCE_SIGN) + 1, 3).float()
    return -((targets @ groups) * torch.log(torch.softmax(output, 1) @ groups + 1e-6)).sum(1)


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


def train(plan):
    """Trains to the end and returns the averaged network; a checkpoint is written each epoch."""
    if plan.threads:
        torch.set_num_threads(plan.threads)
    out = Path(plan.out)
    out.mkdir(parents=True, exist_ok=True)
    valid = load_labelled(plan.data, "valid")
    faces = load_split(plan.data, "train")
    if plan.with_valid:
        faces = faces.and_also(load_split(plan.data, "valid"))
    lesson = Lesson(faces)
    if plan.teachers:
        lesson.targets = refine(lesson.faces, lesson.targets, plan.teachers, plan.share)
    training = Training(lesson, plan)
    saved = checkpoint.load(out) if plan.resume else None
    if saved:
        training.restore(saved)
    while not training.finished():
        began = time.monotonic()
        loss = training.run_epoch()
        figures = summary(softmax(logits(training.average.network, valid.faces)), valid.labels)
        training.save(out)
        report(out, training.epoch, loss, figures, time.monotonic() - began)
    return training.average.network


def report(out, epoch, loss, figures, seconds):
    """One line to the screen and to the log of the run."""
    line = {"epoch": epoch, "loss": round(loss, 4), "seconds": round(seconds, 1),
            **{f"valid_{name}": round(value, 4) for name, value in figures.items() if name != "faces"}}
    print(json.dumps(line), flush=True)
    with (out / "log.jsonl").open("a") as file:
        file.write(json.dumps(line) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(parser)
    train(plan_from(parser.parse_args()))


if __name__ == "__main__":
    main()
