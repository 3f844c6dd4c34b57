import { admit } from './oracle';
import type { Fault, Part } from './part';
import { documentTitle, type Subject } from './subject';

/** Puts every document before Tekton's admission code. */
export function checkAdmission(subjects: readonly Subject[]): Part {
  const files = subjects.flatMap(({ name, features, files }) =>
    files.map((file) => ({ ...file, flags: features, where: `${name}/${file.path}` })),
  );
  const verdicts = admit(files.map(({ text, flags }) => ({ yaml: text, flags })));
  const faults: Fault[] = [];
  let passed = 0;
  for (const [i, { where, documents }] of files.entries()) {
    for (const [index, document] of documents.entries()) {
      const verdict = verdicts[i]?.find((one) => one.index === index);
      const reasons = [...(verdict?.errors ?? []), ...(verdict?.warnings ?? []).map((text) => `warning: ${text}`)];
      if (verdict?.ok && reasons.length === 0) passed++;
      else faults.push({ what: `${where}: ${documentTitle(document)}`, reasons: verdict ? reasons : ['no verdict'] });
    }
  }
  return { title: "admission: every document through Tekton's webhooks", passed, faults };
}
