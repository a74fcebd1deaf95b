"""Runs a network over many faces, and finds the temperature that makes its probabilities honest."""
import numpy as np
import torch


def logits(network, faces, batch=256):
    """Faces uint8 or float [N,48,48] -> logits float32 [N,8]."""
    network.eval()
    parts = []
    with torch.no_grad():
        for start in range(0, len(faces), batch):
            part = torch.from_numpy(np.ascontiguousarray(faces[start:start + batch])).float()[:, None]
            parts.append(network(part.to(memory_format=torch.channels_last)).float())
    return torch.cat(parts).numpy()


def softmax(values, temperature=1.0):
    """Logits [N,8] -> probabilities [N,8]."""
    scaled = values / temperature
    raised = np.exp(scaled - scaled.max(1, keepdims=True))
    return raised / raised.sum(1, keepdims=True)


def fit_temperature(values, labels):
    """The temperature with the least negative log-likelihood on labelled logits (Guo et al. 2017)."""
    rows, candidates = np.arange(len(labels)), np.geomspace(0.25, 4, 400)
    losses = [-np.log(softmax(values, t)[rows, labels] + 1e-12).mean() for t in candidates]
    return float(candidates[int(np.argmin(losses))])
