"""Writes the network once more with 8-bit numbers: a quarter of the size, and faster on most processors.

    python3 models/training/quantise.py --data DIR --model models/expression.onnx --out models/expression.int8.onnx

Weights are scaled for each channel, activations by what they reach on training faces. Between the
numbers the file holds pairs of QuantizeLinear and DequantizeLinear, from which ONNX Runtime makes
integer arithmetic.
"""
import argparse
import os
from pathlib import Path

import cv2
import numpy as np
import onnx
from onnx import helper, numpy_helper

from data import load_split

FACES = 256      # how many training faces tell the activations' ranges
RARE = 0.00005   # part of the values at each end that may be cut off
QUANTISED = ("Relu", "MaxPool", "AveragePool", "Concat", "InstanceNormalization", "Conv", "Add")


class Quantisation:
    """One network on its way to 8 bits."""

    def __init__(self, model):
        self.model, self.nodes, self.renamed = model, [], {}
        self.weights = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}

    def apply(self, ranges):
        """Rewrites the graph; `ranges` gives (lowest, highest) by an activation's name."""
        for node in self.model.graph.node:
            for place, name in enumerate(node.input):
                node.input[place] = self.renamed.get(name, name)
            if node.op_type == "Conv":
                node.input[1] = self.in_channels(node.input[1])
            self.nodes.append(node)
            if node.output[0] in ranges:
                self.there_and_back(node.output[0], *ranges[node.output[0]])
        graph = self.model.graph
        del graph.node[:], graph.initializer[:]
        graph.node.extend(self.nodes)
        graph.initializer.extend(numpy_helper.from_array(values, name) for name, values in self.weights.items())

    def in_channels(self, name):
        """A convolution's weights as int8, each output channel by its own largest weight."""
        weights = self.weights.pop(name)
        scales = np.maximum(np.abs(weights).reshape(len(weights), -1).max(1), 1e-8) / 127
        whole = np.clip(np.round(weights / scales[:, None, None, None]), -127, 127)
        parts = self.keep(name, whole.astype(np.int8), scales.astype(np.float32), np.zeros(len(weights), np.int8))
        self.nodes.append(helper.make_node("DequantizeLinear", parts, [name + "_as_float"], axis=0))
        return name + "_as_float"

    def there_and_back(self, name, lowest, highest):
        """An activation as uint8 and as float again; whoever reads it reads the second."""
        lowest = min(lowest, 0.0)
        scale = np.float32((highest - lowest) / 255)
        zero = np.uint8(np.clip(round(-lowest / scale), 0, 255))
        _, *parts = self.keep(name, None, np.array(scale, np.float32), np.array(zero, np.uint8))
        self.nodes.append(helper.make_node("QuantizeLinear", [name, *parts], [name + "_whole"]))
        self.nodes.append(helper.make_node("DequantizeLinear", [name + "_whole", *parts], [name + "_as_float"]))
        self.renamed[name] = name + "_as_float"

    def keep(self, name, whole, scale, zero):
        names = [name + "_whole", name + "_scale", name + "_zero"]
        self.weights.update({key: values for key, values in zip(names, (whole, scale, zero)) if values is not None})
        return names


def activations(graph):
    """(activation, node that makes it), by their names, of what to quantise. A sum or convolution that goes into a ReLU is one with it."""
    readers = {}
    for node in graph.node:
        for name in node.input:
            readers.setdefault(name, []).append(node.op_type)
    return [(node.output[0], node.name) for node in graph.node if node.op_type in QUANTISED
            and "Relu" not in readers.get(node.output[0], ()) and "Resize" not in readers.get(node.output[0], ())]


def measured_ranges(path, pairs, faces):
    """What each activation reaches on the faces, without the rarest values."""
    network = cv2.dnn.readNetFromONNX(str(path))
    network.enableFusion(False)
    network.setInput(faces.astype(np.float32)[:, None])
    values = network.forward([f"onnx_node!{node}" for _, node in pairs])  # As OpenCV calls them.
    return {name: tuple(np.quantile(found, (RARE, 1 - RARE)).tolist()) for (name, _), found in zip(pairs, values)}


def quantise(path, out, faces):
    model = onnx.load(str(path))
    work = Quantisation(model)
    work.apply(measured_ranges(path, activations(model.graph), faces))
    onnx.checker.check_model(model)
    aside = Path(out).with_suffix(".part")
    onnx.save(model, str(aside))
    os.replace(aside, out)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--model", required=True, help="the network to begin with")
    parser.add_argument("--out", required=True, help="the file to write")
    arguments = parser.parse_args()
    faces = load_split(arguments.data, "train").faces
    quantise(arguments.model, arguments.out, faces[::len(faces) // FACES][:FACES])
    print(f"Wrote {arguments.out}.")


if __name__ == "__main__":
    main()
