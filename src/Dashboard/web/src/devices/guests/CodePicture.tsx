import { useMemo } from 'react';
import encodeQR from 'qr';

/** Blank around a code, in its own squares (ISO/IEC 18004). */
const quiet = 4;

/** A QR code, dark on light in both themes: cameras expect it so. It is only lines, and prints as sharp as the paper. */
export function CodePicture({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => drawn(text), [text]);
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      data-testid="guest-qr"
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function drawn(text: string) {
  // A quarter may be stained: it lies on a table.
  const squares = encodeQR(text, 'raw', { ecc: 'quartile', border: quiet });
  const path = squares
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .filter((square) => square !== '')
    .join('');
  return { size: squares.length, path };
}
