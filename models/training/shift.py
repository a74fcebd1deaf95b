"""The conditions under which the network is measured again: what a room does to a picture.

Each takes faces uint8 [N,48,48] and gives the same back. They are fixed, not drawn, so that two
measurements agree.
"""
import cv2
import numpy as np

FAR_SIDE = 24      # pixels
ROLL = 15          # degrees
CROP_OFF = 0.10    # of the side
BLUR_SIGMA = 1.5   # pixels at 48


def each(change):
    return lambda faces: np.stack([change(face) for face in faces])


def brighter(amount):
    """Adds grey levels and clips, as an over- or underexposed camera does."""
    return lambda faces: np.clip(faces.astype(np.int16) + amount, 0, 255).astype(np.uint8)


def flatter(factor):
    """Scales the contrast about mid grey."""
    return lambda faces: np.clip((faces.astype(np.float32) - 128) * factor + 128, 0, 255).astype(np.uint8)


def far(face):
    small = cv2.resize(face, (FAR_SIDE, FAR_SIDE), interpolation=cv2.INTER_AREA)
    return cv2.resize(small, face.shape[::-1], interpolation=cv2.INTER_LINEAR)


def moved(degrees=0.0, right=0.0, down=0.0, zoom=1.0):
    """Rolls and enlarges about the centre and shifts by parts of the side; the edge is continued."""
    def change(face):
        side = face.shape[0]
        matrix = cv2.getRotationMatrix2D(((side - 1) / 2, (side - 1) / 2), degrees, zoom)
        matrix[:, 2] += (right * side, down * side)
        return cv2.warpAffine(face, matrix, (side, side), borderMode=cv2.BORDER_REPLICATE)
    return each(change)


CONDITIONS = {
    "as it is": lambda faces: faces,
    "60 levels brighter": brighter(60),
    "60 levels darker": brighter(-60),
    "contrast 0.5": flatter(0.5),
    "blur, sigma 1.5 px": each(lambda face: cv2.GaussianBlur(face, (0, 0), BLUR_SIGMA)),
    "24 px faces": each(far),
    "rolled +15 degrees": moved(degrees=ROLL),
    "rolled -15 degrees": moved(degrees=-ROLL),
    "crop off by 10 %, right": moved(right=CROP_OFF),
    "crop off by 10 %, down": moved(down=CROP_OFF),
    "crop off by 10 %, both": moved(right=-CROP_OFF, down=-CROP_OFF),
    "crop tighter by 15 %": moved(zoom=1 / 0.85),
    "crop looser by 15 %": moved(zoom=1 / 1.15),
    "mirrored": lambda faces: np.ascontiguousarray(faces[:, :, ::-1]),
}
