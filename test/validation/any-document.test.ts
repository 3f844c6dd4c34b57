import * as fc from 'fast-check';
import { documents } from '../../conformance/fuzz/documents';
import { FLAG_SETS } from '../../conformance/fuzz/flag-sets';
import type { Json } from '../../conformance/fuzz/generate';
import type { KubernetesObject } from '../../src/validation/document';
import { run } from '../../src/validation/engine/run';
import { RULES } from '../../src/validation/rules';

const findings = (document: Json, features: object): string[] =>
  run([{ document: document as unknown as KubernetesObject, place: {}, settings: { features } }], RULES).map(
    ({ rule, message, at }) => `${rule} @ ${at.field ?? ''}: ${message}`,
  );

describe.each(Object.entries(FLAG_SETS))('any document, under the flags of %s', (_, features) => {
  it('is judged without a rule that fails, twice alike, and is left as it is', () => {
    fc.assert(
      fc.property(documents(features), (document) => {
        const before = JSON.stringify(document);
        const found = findings(document, features);
        expect(found.filter((finding) => finding.startsWith('rule-crash'))).toEqual([]);
        expect(findings(document, features)).toEqual(found);
        expect(JSON.stringify(document)).toBe(before);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
