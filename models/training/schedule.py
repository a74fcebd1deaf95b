"""The learning rate over a run, and the average of the weights."""
import copy
import math

import torch

WARM_UP = 0.04  # part of the run
AVERAGE_DECAY = 0.999  # a step; the average looks back about 1,000 steps, some four epochs


def learning_rate(done, warm_up, peak):
    """Rises in a line over the part `warm_up` of the run, then falls as a half cosine to zero.

    `done` is the part of the run that lies behind, 0 to 1.
    """
    if done < warm_up:
        return peak * done / warm_up
    return peak * 0.5 * (1 + math.cos(math.pi * min(1, (done - warm_up) / (1 - warm_up))))


class Progress:
    """How much of a run is done: by epochs or, where a time is set, by the clock if that is further.

    On a machine shared with others nobody knows how long an epoch will take. A rate that falls with
    the clock still reaches zero, and a finished fall is worth more than more epochs cut off.
    """

    def __init__(self, steps, minutes):
        self.steps, self.seconds = steps, minutes * 60
        self.step, self.spent = 0, 0.0

    def part(self):
        by_clock = self.spent / self.seconds if self.seconds else 0.0
        return min(1.0, max(self.step / self.steps, by_clock))

    def advance(self, seconds):
        self.step += 1
        self.spent += seconds


class WeightAverage:
    """A moving average of the weights and batch statistics: steadier than the last step's own."""

    def __init__(self, network):
        self.network = copy.deepcopy(network).eval()
        self.steps = 0

    @torch.no_grad()
    def follow(self, network):
        self.steps += 1
        # Early on the average must forget fast, or it stays near the random start.
        decay = min(AVERAGE_DECAY, (1 + self.steps) / (10 + self.steps))
        for mine, theirs in zip(self.network.state_dict().values(), network.state_dict().values()):
            if mine.dtype.is_floating_point:
                mine.lerp_(theirs, 1 - decay)
            else:
                mine.copy_(theirs)
