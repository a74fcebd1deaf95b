"""The networks that can be trained, by name."""
from network import ExpressionNet
from recogniser import FaceTrunk

SHAPES = {
    "plain": ExpressionNet,  # from random weights
    "face": FaceTrunk,       # from a face recogniser's
}
