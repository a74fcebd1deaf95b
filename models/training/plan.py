"""What a training run is asked to do, and the command line that asks it."""
from dataclasses import dataclass, fields

from shapes import SHAPES

PEAK_RATE = 0.1


@dataclass(frozen=True)
class Plan:
    """The settings of one run."""

    data: str                # folder with labels.csv and the atlases
    out: str                 # folder for checkpoint and log
    epochs: int = 50
    seed: int = 1
    minutes: float = 0.0     # end by then, the learning rate falling with the clock; 0 sets no end
    shape: str = "plain"     # which network, by its name in shapes.py
    strength: float = 1.0    # how far the augmentation goes
    mix: float = 0.0         # part of the batches whose faces are mixed in pairs
    valence: float = 0.0     # weight of the valence sign in the loss
    rate: float = PEAK_RATE  # the highest learning rate of the schedule
    with_valid: bool = False # learn from the valid split too; its figures then say nothing
    resume: bool = False     # go on from the checkpoint in `out`
    start: str = ""          # folder of a finished run whose weights to begin with
    teachers: tuple = ()     # folders of finished runs to learn from beside the votes
    share: float = 0.5       # part of the target that the teachers give
    threads: int = 0         # processor threads; 0 takes torch's own choice


def add_arguments(parser):
    parser.add_argument("--data", required=True, help="folder with labels.csv and a00.webp, a01.webp, ...")
    parser.add_argument("--out", default="training-run", help="folder for the checkpoint and the log")
    parser.add_argument("--epochs", type=int, default=Plan.epochs)
    parser.add_argument("--minutes", type=float, default=0.0, help="end by then; 0 sets no end")
    parser.add_argument("--seed", type=int, default=Plan.seed)
    parser.add_argument("--rate", type=float, default=Plan.rate, help="highest learning rate of the schedule")
    parser.add_argument("--shape", default=Plan.shape, choices=sorted(SHAPES), help="which network")
    parser.add_argument("--strength", type=float, default=Plan.strength, help="how far the augmentation goes, 0 to 1")
    parser.add_argument("--mix", type=float, default=Plan.mix, help="part of the batches whose faces are mixed in pairs")
    parser.add_argument("--valence", type=float, default=Plan.valence, help="weight of the valence sign in the loss")
    parser.add_argument("--with-valid", action="store_true", help="learn from the valid split too")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint in --out")
    parser.add_argument("--start", default="", help="folder of a finished run whose weights to begin with")
    parser.add_argument("--teachers", nargs="*", default=(), help="folders of finished runs to learn from as well")
    parser.add_argument("--share", type=float, default=Plan.share, help="part of the target that the teachers give")
    parser.add_argument("--threads", type=int, default=0, help="processor threads; 0 takes torch's own choice")


def plan_from(arguments):
    if arguments.epochs < 1:
        raise ValueError(f"--epochs {arguments.epochs} is too few; it must be 1 or more.")
    return Plan(**{field.name: getattr(arguments, field.name) for field in fields(Plan)})
