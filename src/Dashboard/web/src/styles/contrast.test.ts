import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// WCAG 2.2: 4.5:1 for text, 3:1 for large text (1.4.3), 3:1 for what shows a state or bounds a control (1.4.11).

const css = readFileSync('src/styles/tokens.css', 'utf8');

function colour(name: string, theme: 'light' | 'dark'): string {
  const found = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css);
  if (found === null) throw new Error(`tokens.css has no colour --${name}.`);
  return (theme === 'light' ? found[1] : found[2]) ?? '';
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const c = parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const moods = ['happy', 'calm', 'neutral', 'sad', 'tense', 'unknown'];
const moodInks = moods.map((mood) => `${mood}-ink`);
const texts: [ink: string, grounds: string[]][] = [
  ...['ink', 'ink-soft', 'ink-faint', ...moodInks].map(
    (ink) => [ink, ['ground', 'surface']] as [string, string[]],
  ),
  ['ink-inverse', ['ink']],
  ['bad', ['bad-ground', 'surface']],
  ['warn', ['warn-ground', 'surface']],
  ['good', ['good-ground', 'surface']],
];

describe.each(['light', 'dark'] as const)('In the %s theme', (theme) => {
  const pairs = texts.flatMap(([ink, grounds]) => grounds.map((ground) => [ink, ground] as const));

  it.each(pairs)('%s can be read on %s', (ink, ground) => {
    expect(contrast(colour(ink, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(moods)('the large word %s can be read', (mood) => {
    expect(contrast(colour(`${mood}-title`, theme), colour('ground', theme))).toBeGreaterThanOrEqual(3.5);
  });

  it('the bounds of a field can be seen', () => {
    expect(contrast(colour('line-strong', theme), colour('raised', theme))).toBeGreaterThanOrEqual(3);
  });
});
