"""Saves and restores a run, so that a stopped training goes on where it was."""
import os

import torch

NAME = "checkpoint.pt"


def save(folder, **state):
    """Writes aside and renames: a stop in the middle leaves the earlier checkpoint whole."""
    state["random"] = torch.get_rng_state()
    aside = folder / (NAME + ".part")
    torch.save(state, aside)
    os.replace(aside, folder / NAME)


def load(folder):
    """The saved state, or None where there is none."""
    path = folder / NAME
    return torch.load(path, map_location="cpu") if path.is_file() else None
