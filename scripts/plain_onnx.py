"""Plain ONNX of a sequential network, and back: opset 13, batch norms folded, nothing but
Conv, Relu, MaxPool, GlobalAveragePool and Flatten. Every node is named like the value it makes.
"""

import onnx
import onnx.numpy_helper
import torch
from onnx import helper
from torch import nn
from torch.nn import functional as F
from torch.nn.utils.fusion import fuse_conv_bn_eval

FLOAT = onnx.TensorProto.FLOAT


def write(network, input_shape, name, file):
    """Writes `network`; the norm of a convolution called `conv1` must be called `conv1_norm`."""
    folded = fold(network)
    nodes, value = [], "input"
    for layer, module in folded.items():
        inputs, operator, attributes = [value], *operation(module)
        if operator == "Conv":
            inputs += [f"{layer}.weight", f"{layer}.bias"]
        nodes.append(helper.make_node(operator, inputs, [layer], layer, **attributes))
        value = layer
    weights = [
        onnx.numpy_helper.from_array(array.detach().contiguous().numpy(), f"{layer}.{part}")
        for layer, module in folded.items() for part, array in module.named_parameters()
    ]
    classes = weights[-1].dims[0]
    graph = helper.make_graph(
        nodes, name,
        [helper.make_tensor_value_info("input", FLOAT, ["N", *input_shape])],
        [helper.make_tensor_value_info(value, FLOAT, ["N", classes])], weights)
    model = helper.make_model(graph, producer_name="pointwise", ir_version=7,
                              opset_imports=[helper.make_opsetid("", 13)])
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, str(file))


def fold(network):
    """The layers by name, each norm gone into the convolution before it."""
    modules = dict(network.eval().named_children())
    return {
        name: fuse_conv_bn_eval(module, modules[f"{name}_norm"])
        if isinstance(module, nn.Conv2d) else module
        for name, module in modules.items() if not isinstance(module, nn.BatchNorm2d)
    }


def operation(module):
    """The operator and the attributes of one layer."""
    if isinstance(module, nn.Conv2d):
        return "Conv", {"kernel_shape": [*module.kernel_size], "strides": [*module.stride],
                        "pads": [*module.padding] * 2, "dilations": [1, 1], "group": 1}
    if isinstance(module, nn.MaxPool2d):
        return "MaxPool", {"kernel_shape": [module.kernel_size] * 2,
                           "strides": [module.stride] * 2, "pads": [module.padding] * 4}
    if isinstance(module, nn.Flatten):
        return "Flatten", {"axis": 1}
    return {nn.ReLU: "Relu", nn.AdaptiveAvgPool2d: "GlobalAveragePool"}[type(module)], {}


def read(file):
    """The forward pass of the file as it lies on disk, knowing nothing of the trained network."""
    graph = onnx.load(str(file)).graph
    weights = {w.name: torch.from_numpy(onnx.numpy_helper.to_array(w).copy())
               for w in graph.initializer}

    def forward(value):
        for node in graph.node:
            given = {a.name: helper.get_attribute_value(a) for a in node.attribute}
            if node.op_type == "Conv":
                weight, bias = (weights[name] for name in node.input[1:])
                value = F.conv2d(value, weight, bias, given["strides"], given["pads"][:2])
            elif node.op_type == "MaxPool":
                value = F.max_pool2d(
                    value, given["kernel_shape"], given["strides"], given["pads"][:2])
            else:
                value = {"Relu": torch.relu, "Flatten": lambda v: v.flatten(1),
                         "GlobalAveragePool": lambda v: v.mean((2, 3), keepdim=True),
                         }[node.op_type](value)
        return value

    return forward
