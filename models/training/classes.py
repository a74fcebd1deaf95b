"""The eight expressions, in the order that the network's output and the FER+ votes share."""

CLASSES = ("neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt")

# Sign of valence a class stands for: +1 pleasant, -1 unpleasant, 0 neither.
# Surprise counts as neither, since it goes both ways.
VALENCE_SIGN = (0, 1, 0, -1, -1, -1, -1, -1)

INPUT_SIZE = 48  # pixels, both sides of a face
