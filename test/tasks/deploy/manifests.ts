/** A Deployment with one container. */
export function deployment(name: string, image: string, fields: object = {}): object {
  return workload('apps/v1', 'Deployment', name, image, fields);
}

/** A workload with one container, `main`. */
export function workload(apiVersion: string, kind: string, name: string, image: string, fields: object = {}): object {
  const containers = [{ name: 'main', image }];
  return { apiVersion, kind, metadata: { name }, spec: { template: { spec: { containers } }, ...fields } };
}

/** An object of any kind. */
export function object(apiVersion: string, kind: string, name: string, rest: object = {}): object {
  return { apiVersion, kind, metadata: { name }, ...rest };
}

/** An autoscaler of a Deployment. */
export function autoscaler(target: string): object {
  return object('autoscaling/v2', 'HorizontalPodAutoscaler', target, {
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: target }, maxReplicas: 5 },
  });
}

/** A list, as the API server gives it. */
export function list(...items: readonly object[]): object {
  return { apiVersion: 'v1', kind: 'List', items };
}
