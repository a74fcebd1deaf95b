"""The runs behind the network that ships, in their order. Each learns from those before it.

The votes of ten people are coarse. Three networks from random weights learn from them first; their
readings and the votes together teach a fourth, which starts from a face recogniser's layers and is
the one that ships (Hinton et al. 2015, "Distilling the knowledge in a neural network").
"""
from dataclasses import replace
from pathlib import Path

from plan import Plan

FIRST, FURTHER, SECOND, FACE, SETTLED, SHIPPED = "first", "further", "second", "face", "settled", "shipped"
FACE_EPOCHS = 52


def runs(data, out, seed=1, face_epochs=FACE_EPOCHS, threads=0):
    """The plans of all runs. `seed` is that of the network that ships; its teachers keep theirs."""
    out = Path(out)

    def plan(name, teachers=(), start="", **settings):
        return Plan(data=data, out=str(out / name), resume=True, threads=threads,
                    start=str(out / start) if start else "",
                    teachers=tuple(str(out / teacher) for teacher in teachers), **settings)

    face = plan(FACE, (FIRST, FURTHER, SECOND), shape="face", epochs=face_epochs, seed=20 + seed,
                rate=0.04, share=0.6, mix=0.5, valence=0.3)
    # A short end on nearly untouched faces: a room's faces are not all blurred, dark or covered.
    settled = plan(SETTLED, (FIRST, FURTHER, SECOND, FACE), start=FACE, shape="face", epochs=6, seed=31 + seed,
                   rate=0.01, share=0.6, strength=0.4, valence=0.3)
    return (
        plan(FIRST, epochs=50, seed=1),
        plan(FURTHER, (FIRST,), start=FIRST, epochs=12, seed=2, rate=0.05),
        plan(SECOND, (FIRST,), epochs=34, seed=2),
        face,
        settled,
        # The same again with the valid split among the lessons. Nothing can be measured on that split
        # then, so temperature and threshold are those of the run before.
        replace(settled, out=str(out / SHIPPED), with_valid=True),
    )
