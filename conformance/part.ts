/** What one check found: a line for each thing that passed as a group, and each fault. */
export interface Part {
  readonly title: string;
  readonly passed: number;
  readonly faults: readonly Fault[];
}

/** Something that failed, and why. */
export interface Fault {
  /** `fastapi/mountains.k8s.yaml: Task "git-clone"` */
  readonly what: string;
  readonly reasons: readonly string[];
}

/** Prints a part for people and gives its totals. */
export function printPart({ title, passed, faults }: Part): { passed: number; failed: number } {
  console.log(`\n${title}`);
  for (const { what, reasons } of faults) {
    console.log(`  FAIL  ${what}`);
    for (const reason of reasons) console.log(`        ${reason.replaceAll('\n', '\n        ')}`);
  }
  console.log(`  ${passed} passed, ${faults.length} failed`);
  return { passed, failed: faults.length };
}
