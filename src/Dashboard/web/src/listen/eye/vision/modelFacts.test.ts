import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { factsOf } from './modelFacts';

describe('A network’s file', () => {
  it('tells below which confidence it is not sure', () => {
    const facts = factsOf(readFileSync('../../../models/expression.onnx'));
    expect(Number(facts.get('not_sure_below'))).toBeGreaterThan(0);
    expect(Number(facts.get('not_sure_below'))).toBeLessThan(1);
  });

  it('that is cut off or no network tells nothing, and ends', () => {
    expect(factsOf(new Uint8Array([0x72, 0xff, 0xff]))).toBeInstanceOf(Map);
    expect(factsOf(new TextEncoder().encode('<!doctype html>')).has('not_sure_below')).toBe(false);
  });
});
