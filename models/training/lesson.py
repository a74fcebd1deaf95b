"""The training faces as tensors, and their order in an epoch."""
import torch

from targets import certainties, draws, soft_targets

BATCH = 128


class Lesson:
    """`faces` uint8 [N,1,48,48], `targets` float32 [N,8], `weights` float32 [N]."""

    def __init__(self, split):
        targets, weights = soft_targets(split.votes), certainties(split.votes)
        usable = weights > 0
        self.faces = torch.from_numpy(split.faces[usable])[:, None]
        self.targets = torch.from_numpy(targets[usable])
        self.weights = torch.from_numpy(weights[usable])
        rows = torch.arange(len(self.weights))
        self.draws = rows.repeat_interleave(torch.from_numpy(draws(targets[usable])))

    def steps(self):
        """How many batches an epoch has."""
        return len(self.draws) // BATCH

    def batches(self):
        """Row numbers of each batch of one epoch, in a fresh order; a short last batch is left out."""
        order = self.draws[torch.randperm(len(self.draws))]
        return [part for part in order.split(BATCH) if len(part) == BATCH]
