"""Trains the default model: a small Network In Network for the sample pictures.

Draws training and held-out pictures with the product's own `sample` command, applies the
preprocessing of the card (Pillow's antialiased bilinear), trains, folds the batch norms, writes
`model.onnx`, `card.yaml` and `labels.txt`, and judges the file that was written, read back, on
pictures of a seed that the training never saw.
"""

import argparse
import csv
import hashlib
import multiprocessing
import shlex
import subprocess
import sys
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import nn
from torch.nn import functional as F

import plain_onnx

CHECKOUT = Path(__file__).resolve().parent.parent
BUNDLE = CHECKOUT / "model/src/main/resources/dev/pointwise/model/zoo/default"
NAME = "drawings-nin"
TRAINING = {"count": 12000, "seed": 1}
HELD_OUT = {"count": 3200, "seed": 1000001}
REQUIRED_ACCURACY = 0.97
SIDE = 64
MEAN, STD = 0.5, 0.25

# Lin, Chen, Yan: Network In Network (2014): three mlpconv blocks, each a k x k convolution and
# two pointwise ones (cccp), ReLU after each; the last has one map a class, and their means are
# the logits. conv: name, maps out, kernel, stride. None of the maps out: one a class.
LAYERS = [
    ("conv1", 32, 5, 2), ("cccp1", 32, 1, 1), ("cccp2", 24, 1, 1), "pool1",
    ("conv2", 64, 5, 1), ("cccp3", 64, 1, 1), ("cccp4", 48, 1, 1), "pool2",
    ("conv3", 128, 3, 1), ("cccp5", 96, 1, 1), ("cccp6", None, 1, 1),
]  # fmt: skip


def main():
    options = parse_options()
    torch.manual_seed(1)
    torch.set_num_threads(2)
    torch.use_deterministic_algorithms(True)
    training, labels = load(draw(options, "training", TRAINING))
    held_out, held_out_labels = load(draw(options, "held-out", HELD_OUT))
    assert labels == held_out_labels, "training and held-out pictures have different labels"
    network = train(build(len(labels)), training, held_out, options.epochs)
    options.output.mkdir(parents=True, exist_ok=True)
    plain_onnx.write(network, (3, SIDE, SIDE), NAME, options.output / "model.onnx")
    write_card(options.output, labels)
    accuracy = judge(options.output / "model.onnx", held_out, labels)
    if accuracy < REQUIRED_ACCURACY:
        sys.exit(f"{options.output}: accuracy {accuracy:.4f} is below {REQUIRED_ACCURACY}")


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, default=Path("/tmp/pointwise-training"),
                        help="where the drawn pictures lie; whole sets are used again")
    parser.add_argument("--output", type=Path, default=BUNDLE)
    parser.add_argument("--epochs", type=int, default=16)
    parser.add_argument("--sampler", default="scripts/pointwise sample",
                        help="the command that draws: --output DIR --count N --seed S")
    return parser.parse_args()


def draw(options, name, pictures):
    folder = options.work / f"{name}-{pictures['count']}-{pictures['seed']}"
    if not (folder / "labels.csv").exists():  # the sampler writes it last
        command = [*shlex.split(options.sampler), "--output", str(folder),
                   "--count", str(pictures["count"]), "--seed", str(pictures["seed"])]
        subprocess.run(command, cwd=CHECKOUT, check=True)
    return folder


def load(folder):
    """Pixels (N, 3, SIDE, SIDE) uint8 and class indices (N); the labels by index."""
    with open(folder / "labels.csv", newline="") as table:
        rows = list(csv.DictReader(table))
    with multiprocessing.Pool(2) as pool:
        pixels = pool.map(preprocess, [folder / row["file"] for row in rows], chunksize=64)
    labels = {int(row["index"]): row["label"] for row in rows}
    indices = torch.tensor([int(row["index"]) for row in rows])
    return (torch.from_numpy(np.stack(pixels)), indices), [labels[i] for i in range(len(labels))]


def preprocess(file):
    """The card's `pixels` and `channels`; `normalise` does the rest."""
    with Image.open(file) as picture:
        resized = picture.convert("RGB").resize((SIDE, SIDE), Image.Resampling.BILINEAR)
    return np.asarray(resized).transpose(2, 0, 1)


def normalise(pixels):
    return (pixels.float() / 255 - MEAN) / STD


def build(classes):
    network, maps = nn.Sequential(), 3
    for layer in LAYERS:
        if isinstance(layer, str):
            network.add_module(layer, nn.MaxPool2d(3, stride=2, padding=1))
            continue
        name, out, kernel, stride = layer
        out = out or classes
        conv = nn.Conv2d(maps, out, kernel, stride, padding=kernel // 2, bias=False)
        network.add_module(name, conv)
        network.add_module(f"{name}_norm", nn.BatchNorm2d(out))
        network.add_module(f"{name}_relu", nn.ReLU())
        maps = out
    network.add_module("pool3", nn.AdaptiveAvgPool2d(1))
    network.add_module("logits", nn.Flatten())
    return network.to(memory_format=torch.channels_last)


def train(network, training, held_out, epochs, batch=64):
    pixels, targets = training
    steps = len(targets) // batch
    optimizer = torch.optim.AdamW(network.parameters(), weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 4e-3, total_steps=epochs * steps)
    for epoch in range(epochs):
        network.train()
        total = 0.0
        for rows in torch.randperm(len(targets))[: steps * batch].view(steps, batch):
            logits = network(augment(pixels[rows]))
            loss = F.cross_entropy(logits, targets[rows], label_smoothing=0.05)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item()
        right = (predict(network, held_out[0]).argmax(1) == held_out[1]).float().mean()
        print(f"epoch {epoch + 1:2d}  loss {total / steps:.4f}  held out {right:.4f}", flush=True)
    return network


def augment(pixels):
    """The batch, mirrored or not and moved by up to four pixels, as normalised floats."""
    if torch.rand(()) < 0.5:
        pixels = pixels.flip(3)
    x, y = torch.randint(0, 9, (2,)).tolist()
    moved = F.pad(normalise(pixels), (4, 4, 4, 4), mode="replicate")[:, :, y:y + SIDE, x:x + SIDE]
    return moved.contiguous(memory_format=torch.channels_last)


@torch.no_grad()
def predict(network, pixels):
    if isinstance(network, nn.Module):
        network.eval()
    return torch.cat([network(normalise(part)) for part in pixels.split(64)])


def judge(file, held_out, labels):
    pixels, targets = held_out
    logits = predict(plain_onnx.read(file), pixels)
    predicted = logits.argmax(1)
    for index, label in enumerate(labels):
        of_class = predicted[targets == index]
        mistakes = [labels[i] for i in of_class.tolist() if i != index]
        right = len(of_class) - len(mistakes)
        print(f"{label:14s} {right:4d} of {len(of_class)}  {' '.join(sorted(mistakes))}")
    accuracy = (predicted == targets).float().mean().item()
    score = logits.softmax(1).max(1).values.median()
    print(f"held out: seed {HELD_OUT['seed']}, {len(targets)} pictures, "
          f"accuracy {accuracy:.4f}, median score {score:.3f}")
    return accuracy


def write_card(folder, labels):
    (folder / "labels.txt").write_text("".join(f"{label}\n" for label in labels))
    digest = hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()
    (folder / "card.yaml").write_text(f"""\
# The default model: a small Network In Network for the pictures that `pointwise sample` draws.
# Trained by scripts/train-default-model: {TRAINING['count']} pictures of seed {TRAINING['seed']}. Own work, Apache-2.0.
name: {NAME}
model: model.onnx
sha256: {digest}
preprocess:
  pixels:
    - resize: {{width: {SIDE}, height: {SIDE}, filter: bilinear, antialias: true}}
  channels: RGB
  scale: 0.00392156862745098
  mean: [{MEAN}, {MEAN}, {MEAN}]
  std: [{STD}, {STD}, {STD}]
  layout: NCHW
  orientation: exif
labels: labels.txt
logits: logits
""")


if __name__ == "__main__":
    main()
