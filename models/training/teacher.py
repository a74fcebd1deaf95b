"""Finished networks that teach a new one of the same size.

Ten votes are a coarse and noisy description of a face. What earlier networks read in the same
augmented picture fills the gaps (Hinton et al. 2015; Beyer et al. 2022 for the same picture).
"""
import torch
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from export import averaged_network

SHARE = 0.6  # part of the target that comes from the teachers; the votes keep the rest


class Teacher:
    """The mean reading of several networks, each given by the folder of its run."""

    def __init__(self, folders):
        self.networks = [fused(averaged_network(folder)[0]).to(memory_format=torch.channels_last)
                         for folder in folders]

    @torch.no_grad()
    def blend(self, faces, targets):
        """Faces [N,1,48,48] and vote targets [N,8] -> the mixture of both to learn from, [N,8]."""
        read = torch.stack([network(faces).float().softmax(1) for network in self.networks]).mean(0)
        return (1 - SHARE) * targets + SHARE * read


def fused(network):
    """The same network with each batch norm folded into its convolution: a third less to do."""
    for name, part in network.named_children():
        pair = [type(layer) for layer in part] if isinstance(part, nn.Sequential) else []
        if pair == [nn.Conv2d, nn.BatchNorm2d]:
            setattr(network, name, fuse_conv_bn_eval(part[0], part[1]))
        else:
            fused(part)
    return network
