const OLD_ESCAPE = 'triggers.tekton.dev/old-escape-quotes';

/** Whether a TriggerTemplate says that quotes in what bindings give are escaped; whatever the annotation says. */
export function escapesQuotes(metadata: object | undefined): boolean {
  const { annotations } = (metadata ?? {}) as { readonly annotations?: Readonly<Record<string, unknown>> };
  return annotations?.[OLD_ESCAPE] !== undefined;
}
