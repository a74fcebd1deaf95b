"""Finished networks that make the votes finer.

Ten votes are a coarse and noisy description of a face. What earlier networks of the same size read
in it smooths slips of single annotators (Hinton et al. 2015). They read the plain picture and its
mirror image once, before the training: a blurred or covered copy is then taught what the clear
picture shows, and an epoch takes no longer.
"""
import numpy as np
import torch

from export import averaged_network
from predict import logits, softmax


def refine(faces, targets, folders, share):
    """Faces uint8 [N,1,48,48], votes [N,8], folders of finished runs -> finer targets [N,8].

    `share` is the part of the target that comes from the networks; the votes keep the rest.
    """
    plain = faces[:, 0].numpy()
    readings = []
    for folder in folders:
        network, _ = averaged_network(folder)
        readings += [softmax(logits(network, view)) for view in (plain, np.ascontiguousarray(plain[:, :, ::-1]))]
    return (1 - share) * targets + share * torch.from_numpy(np.mean(readings, axis=0)).float()
