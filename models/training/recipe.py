"""The runs behind the network that ships, in their order. Each learns from those before it.

The votes of ten people are coarse. Three networks from random weights learn from them first; their
readings and the votes together teach two more, which start from a face recogniser's layers. What all
of them read teaches the one that ships (Hinton et al. 2015, "Distilling the knowledge in a neural
network"; Furlanello et al. 2018, "Born-again neural networks").
"""
from dataclasses import replace
from pathlib import Path

from plan import Plan

FIRST, FURTHER, SECOND = "first", "further", "second"
FACE, TWIN, SETTLED, SETTLED_TWIN = "face", "twin", "settled", "settled-twin"
LAST, SHIPPED = "last", "shipped"
FACE_EPOCHS = 52


def runs(data, out, seed=1, face_epochs=FACE_EPOCHS, threads=0):
    """The plans of all runs. `seed` is that of the network that ships, which starts from `face` or, if even,
    from `twin`; its teachers keep theirs."""
    out = Path(out)
    plain = (FIRST, FURTHER, SECOND)

    def plan(name, teachers=(), start="", **settings):
        return Plan(data=data, out=str(out / name), resume=True, threads=threads,
                    start=str(out / start) if start else "",
                    teachers=tuple(str(out / teacher) for teacher in teachers), **settings)

    def face(name, seed):
        return plan(name, plain, shape="face", epochs=face_epochs, seed=seed, rate=0.04, share=0.6, mix=0.5, valence=0.3)

    def settled(name, teachers, start, seed, **settings):
        # A short end on nearly untouched faces: a room's faces are not all blurred, dark or covered.
        return plan(name, teachers, start, shape="face", seed=seed, share=0.6, strength=0.4, **settings)

    short = dict(epochs=6, rate=0.01, valence=0.3)
    last = settled(LAST, (*plain, FACE, TWIN, SETTLED, SETTLED_TWIN), FACE if seed % 2 else TWIN, 40 + seed,
                   epochs=10, rate=0.015, valence=0.5)
    return (
        plan(FIRST, epochs=50, seed=1),
        plan(FURTHER, (FIRST,), start=FIRST, epochs=12, seed=2, rate=0.05),
        plan(SECOND, (FIRST,), epochs=34, seed=2),
        face(FACE, 21),
        face(TWIN, 22),
        settled(SETTLED, (*plain, FACE), FACE, 32, **short),
        settled(SETTLED_TWIN, (*plain, TWIN), TWIN, 33, **short),
        last,
        # The same again with the valid split among the lessons. Nothing can be measured on that split
        # then, so temperature and threshold are those of the run before.
        replace(last, out=str(out / SHIPPED), with_valid=True),
    )
