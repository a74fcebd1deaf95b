"""The network: a small residual CNN of plain 3x3 convolutions.

Plain convolutions run near the peak of a CPU, depthwise ones far below it, so for the same time
a face this shape holds more arithmetic. The residual block is that of He et al. 2016.
"""
import torch
from torch import nn

from classes import CLASSES, INPUT_SIZE

STEM = 32
FLOOR = 25.0  # variance: a spread of 5 grey levels
STAGES = ((32, 1), (64, 2), (128, 2), (192, 1))  # (channels, blocks); each but the first halves the picture


class Block(nn.Module):
    """Two 3x3 convolutions and a way around them. [N,narrow,H,W] -> [N,wide,H/stride,W/stride]."""

    def __init__(self, narrow, wide, stride):
        super().__init__()
        self.inner = nn.Sequential(
            convolution(narrow, wide, 3, stride), nn.ReLU(inplace=True), convolution(wide, wide, 3, 1))
        same = stride == 1 and narrow == wide
        self.around = nn.Identity() if same else convolution(narrow, wide, 1, stride)

    def forward(self, x):
        return torch.relu(self.around(x) + self.inner(x))


class ExpressionNet(nn.Module):
    """Grey faces float32 [N,1,48,48], 0..255 -> logits float32 [N,8]."""

    def __init__(self, stem=STEM, stages=STAGES, dropout=0.2):
        super().__init__()
        # Each face is brought to mean 0 and spread 1 by itself, so that a dim or flat picture
        # reads as a well lit one. The floor of 5 grey levels keeps plain areas from turning to noise.
        self.normalise = nn.InstanceNorm2d(1, eps=FLOOR)
        layers = [convolution(1, stem, 5, 2), nn.ReLU(inplace=True)]
        width = stem
        for place, (channels, blocks) in enumerate(stages):
            for number in range(blocks):
                layers.append(Block(width, channels, 2 if place and number == 0 else 1))
                width = channels
        self.features = nn.Sequential(*layers)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.head = nn.Sequential(nn.Flatten(), nn.Dropout(dropout), nn.Linear(width, len(CLASSES)))

    def forward(self, faces):
        return self.head(self.pool(self.features(self.normalise(faces))))


class Calibrated(nn.Module):
    """What is shipped: faces [N,1,48,48] -> probabilities [N,8], the logits divided by a temperature."""

    def __init__(self, network, temperature):
        super().__init__()
        self.network, self.temperature = network, temperature

    def forward(self, faces):
        return torch.softmax(self.network(faces) / self.temperature, dim=1)


def convolution(narrow, wide, size, stride):
    """A convolution with its batch norm; the pair becomes one convolution at export."""
    return nn.Sequential(
        nn.Conv2d(narrow, wide, size, stride, padding=size // 2, bias=False), nn.BatchNorm2d(wide))


def parameter_count(network):
    return sum(parameter.numel() for parameter in network.parameters())


def multiply_adds(network):
    """Multiply-adds of the convolutions for one face."""
    total = 0

    def count(layer, _, output):
        nonlocal total
        total += output[0].numel() * layer.weight[0].numel()

    hooks = [layer.register_forward_hook(count) for layer in network.modules() if isinstance(layer, nn.Conv2d)]
    with torch.no_grad():
        network.eval()(torch.zeros(1, 1, INPUT_SIZE, INPUT_SIZE))
    for hook in hooks:
        hook.remove()
    return total
