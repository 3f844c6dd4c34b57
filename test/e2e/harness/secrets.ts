import { applyObject } from './kubectl';

/** Applies a Secret with texts. */
export async function applySecret(
  namespace: string,
  name: string,
  stringData: Readonly<Record<string, string>>,
  type = 'Opaque',
): Promise<void> {
  await applyObject({ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, type, stringData });
}
