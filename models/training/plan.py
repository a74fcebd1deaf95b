"""What a training run is asked to do, and the command line that asks it."""
from dataclasses import dataclass, fields

PEAK_RATE = 0.1


@dataclass(frozen=True)
class Plan:
    """The settings of one run."""

    data: str                # folder with labels.csv and the atlases
    out: str                 # folder for checkpoint and log
    epochs: int = 50
    seed: int = 1
    minutes: float = 0.0     # end by then, the learning rate falling with the clock; 0 sets no end
    rate: float = PEAK_RATE  # the highest learning rate of the schedule
    resume: bool = False     # go on from the checkpoint in `out`
    start: str = ""          # folder of a finished run whose weights to begin with
    teachers: tuple = ()     # folders of finished runs to learn from beside the votes
    threads: int = 0         # processor threads; 0 takes torch's own choice


def add_arguments(parser):
    parser.add_argument("--data", required=True, help="folder with labels.csv and a00.webp, a01.webp, ...")
    parser.add_argument("--out", default="training-run", help="folder for the checkpoint and the log")
    parser.add_argument("--epochs", type=int, default=Plan.epochs)
    parser.add_argument("--minutes", type=float, default=0.0, help="end by then; 0 sets no end")
    parser.add_argument("--seed", type=int, default=Plan.seed)
    parser.add_argument("--rate", type=float, default=Plan.rate, help="highest learning rate of the schedule")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint in --out")
    parser.add_argument("--start", default="", help="folder of a finished run whose weights to begin with")
    parser.add_argument("--teachers", nargs="*", default=(), help="folders of finished runs to learn from as well")
    parser.add_argument("--threads", type=int, default=0, help="processor threads; 0 takes torch's own choice")


def plan_from(arguments):
    if arguments.epochs < 1:
        raise ValueError(f"--epochs {arguments.epochs} is too few; it must be 1 or more.")
    return Plan(**{field.name: getattr(arguments, field.name) for field in fields(Plan)})
