import { getObject, kubectl } from './kubectl';
import { pause } from './wait';

const NAMESPACE = 'tekton-pipelines';
/** How long Tekton's processes may take to notice a change of their ConfigMap. */
const NOTICE_MS = 3000;

/** Switches features of Tekton on for as long as something is done, and back as they were. */
export async function withFeatures<T>(features: Readonly<Record<string, string>>, act: () => Promise<T>): Promise<T> {
  if (Object.keys(features).length === 0) return act();
  const { data } = await getObject(NAMESPACE, 'configmap', 'feature-flags');
  const before = data as Readonly<Record<string, string>>;
  const back = Object.fromEntries(Object.keys(features).map((name) => [name, before[name] ?? null]));
  await patch(features);
  try {
    return await act();
  } finally {
    await patch(back);
  }
}

async function patch(data: Readonly<Record<string, string | null>>): Promise<void> {
  const change = JSON.stringify({ data });
  await kubectl(['-n', NAMESPACE, 'patch', 'configmap', 'feature-flags', '--type=merge', '-p', change]);
  await pause(NOTICE_MS);
}
