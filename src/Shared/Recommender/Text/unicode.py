"""Writes unicode.txt: what NFKD takes letters apart to, and the order of the marks, from Python's unicodedata."""
import sys
import unicodedata

hangul = range(0xAC00, 0xD7A4)
surrogates = range(0xD800, 0xE000)
signs = (0x2120, 0x2122)  # "TM" and "SM" are no part of a name.

print(f"# Unicode {unicodedata.unidata_version}: full compatibility decompositions (UAX 15), then combining classes.")
print("# Without Hangul, which is computed, and without signs that would become a space with a mark.")
for code in range(0x110000):
    if code in hangul or code in surrogates or code in signs:
        continue
    apart = unicodedata.normalize("NFKD", chr(code))
    if apart != chr(code) and not (apart.startswith(" ") and len(apart) > 1):
        print(f"{code:04X} {' '.join(f'{ord(c):04X}' for c in apart)}")
start = None
for code in range(0x110001):
    rank = unicodedata.combining(chr(code)) if code < 0x110000 else 0
    if start and (rank != start[1]):
        print(f"{start[0]:04X}-{code - 1:04X} {start[1]}")
        start = None
    if rank and not start:
        start = (code, rank)
