"""Makes training faces look as a room's camera would give them.

All steps work on a whole batch, float32 [N,1,48,48], 0..255. Each is drawn for a part of the
batch only, so that some faces stay close to the original.
"""
import math

import torch
import torch.nn.functional as F

SHIFT = 0.09          # largest shift of the crop, as a part of its side: how a detector's box wanders
SCALE = (0.84, 1.22)  # smallest and largest zoom of the crop
ROTATION = 12.0       # standard deviation of the roll in degrees, cut at twice that
MIX = 0.4              # both parameters of the beta distribution of a mixed pair
LOW_RESOLUTION = (16, 40)  # pixels that a far face has before it is enlarged


def augment(faces, strength=1.0):
    """uint8 or float [N,1,48,48] -> float32 [N,1,48,48], the same faces under other conditions.

    A `strength` below 1 moves them less, and changes fewer of them.
    """
    faces = move(faces.float(), strength)
    faces = on_part(faces, 0.25 * strength, lower_resolution)
    faces = on_part(faces, 0.15 * strength, blur)
    faces = on_part(faces, 0.5 * strength, relight)
    faces = on_part(faces, 0.25 * strength, add_noise)
    faces = on_part(faces, 0.3 * strength, cover)
    return faces.clamp(0, 255)


def on_part(faces, share, change):
    """Applies `change` to a random part of the batch of about `share`."""
    chosen = torch.nonzero(torch.rand(len(faces)) < share).flatten()
    if len(chosen):
        faces[chosen] = change(faces[chosen])
    return faces


def move(faces, strength):
    """Flip, zoom, roll and shift, in one resampling so that the picture is softened once only."""
    count = len(faces)
    angle = (torch.randn(count).clamp(-2, 2) * ROTATION * strength) * math.pi / 180
    zoom = torch.empty(count).uniform_(math.log(SCALE[0]), math.log(SCALE[1])).mul(strength).exp()
    stretch = torch.empty(count).uniform_(-0.06, 0.06).mul(strength).exp()
    flip = torch.where(torch.rand(count) < 0.5, -1.0, 1.0)
    shift = torch.empty(2, count).uniform_(-2 * SHIFT, 2 * SHIFT) * strength  # the grid is 2 wide, hence the 2
    rows = torch.stack([
        torch.stack([flip * zoom * stretch * angle.cos(), -zoom * angle.sin(), shift[0]], 1),
        torch.stack([flip * zoom * angle.sin(), zoom / stretch * angle.cos(), shift[1]], 1)], 1)
    grid = F.affine_grid(rows, list(faces.shape), align_corners=False)
    return F.grid_sample(faces, grid, mode="bilinear", padding_mode="border", align_corners=False)


def lower_resolution(faces):
    """A face seen from afar: shrunk, then enlarged again. One size a call, which is once a batch."""
    side = int(torch.randint(LOW_RESOLUTION[0], LOW_RESOLUTION[1] + 1, ()))
    small = F.interpolate(faces, size=(side, side), mode="bilinear", antialias=True, align_corners=False)
    return F.interpolate(small, size=faces.shape[-2:], mode="bilinear", align_corners=False)


def blur(faces):
    """Out of focus, or smeared by a motion along one axis."""
    sigma = torch.empty(2).uniform_(0.2, 1.8)
    across, down = (gaussian(float(s)) for s in sigma)
    padded = F.pad(faces, (4, 4, 4, 4), mode="replicate")
    return F.conv2d(F.conv2d(padded, across.view(1, 1, 1, 9)), down.view(1, 1, 9, 1))


def gaussian(sigma):
    """A bell curve over nine pixels that sums to one."""
    place = torch.arange(-4, 5, dtype=torch.float32)
    curve = torch.exp(-place ** 2 / (2 * sigma ** 2))
    return curve / curve.sum()


def relight(faces):
    """Gamma, contrast, brightness, and a lamp at one side."""
    count = len(faces)
    column = (count, 1, 1, 1)
    faces = 255 * (faces.clamp(0, 255) / 255) ** torch.empty(column).uniform_(-0.45, 0.45).exp()
    faces = (faces - 128) * torch.empty(column).uniform_(-0.6, 0.25).exp() + 128
    line = torch.linspace(-1, 1, faces.shape[-1])
    lamp = torch.randn(column) * line.view(1, 1, 1, -1) + torch.randn(column) * line.view(1, 1, -1, 1)
    return faces * (1 + 0.15 * lamp).clamp(0.3, 1.7) + torch.empty(column).uniform_(-25, 25)


def add_noise(faces):
    """Sensor noise of up to 12 grey levels."""
    return faces + torch.randn_like(faces) * torch.empty(len(faces), 1, 1, 1).uniform_(0, 12)


def mix(faces, targets):
    """Lays pairs of faces over each other, and their targets alike (Zhang et al. 2018)."""
    other = torch.randperm(len(faces))
    part = torch.distributions.Beta(MIX, MIX).sample((len(faces),))
    part = torch.maximum(part, 1 - part)
    return (torch.lerp(faces[other], faces, part.view(-1, 1, 1, 1)),
            torch.lerp(targets[other], targets, part.view(-1, 1)))


def cover(faces):
    """A hand, a cup or a shoulder before the face: a rectangle of one grey, at any place."""
    count, side = len(faces), faces.shape[-1]
    line = torch.arange(side)
    size = torch.randint(6, 20, (2, count, 1))
    start = torch.randint(-6, side - 6, (2, count, 1))
    inside = (line >= start) & (line < start + size)
    hidden = inside[0][:, None, :, None] & inside[1][:, None, None, :]
    return torch.where(hidden, torch.rand(count, 1, 1, 1) * 255, faces)
