"""The learning rate over a run, and the average of the weights."""
import copy
import math

import torch

WARM_UP_EPOCHS = 2
AVERAGE_DECAY = 0.999  # a step; the average looks back about 1,000 steps, some four epochs


def learning_rate(step, steps_an_epoch, epochs, peak):
    """Rises in a line for the first epochs, then falls as a half cosine to zero at the end."""
    warm_up = min(WARM_UP_EPOCHS, epochs / 4) * steps_an_epoch
    if step < warm_up:
        return peak * (step + 1) / warm_up
    done = (step - warm_up) / max(1, epochs * steps_an_epoch - warm_up)
    return peak * 0.5 * (1 + math.cos(math.pi * done))


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
