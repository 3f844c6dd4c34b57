import { param, type ParamDeclarations, type StringParam } from '../../core/declarations/param';
import { workspace, type WorkspaceDeclaration, type WorkspaceDeclarations } from '../../core/declarations/workspace';
import type { DeployPlan } from './plan';
import type { StrategyKind, StrategyPlan } from './strategy';

type Flat<T> = { readonly [Key in keyof T]: T[Key] };
type Required<Name extends string> = Readonly<Record<Name, StringParam<false>>>;
type Optional<Name extends string> = Readonly<Record<Name, StringParam<true>>>;

/** The param that says what is deployed. */
type PathParam<Kind extends StrategyKind> = Kind extends 'setImage'
  ? never
  : Kind extends 'helm'
    ? 'chart'
    : 'manifests';
/** One image can be told where it goes by a param; several say it in the program. */
type NameParam<Name extends string, Kind extends StrategyKind> = Kind extends 'helm'
  ? never
  : [Name] extends ['image']
    ? 'imageName'
    : never;

/** The params of a DeployTask: its images, where they go, what is deployed, and to where. */
export type DeployParams<Name extends string, Kind extends StrategyKind> = Flat<
  Required<Name> & Optional<PathParam<Kind> | NameParam<Name, Kind> | 'namespace'>
>;

/** The workspaces of a DeployTask; only `Strategy.setImage` needs no files. */
export type DeployWorkspaces<Kind extends StrategyKind> = Flat<
  Readonly<Record<Kind extends 'setImage' ? never : 'source', WorkspaceDeclaration<false>>> & {
    readonly kubeconfig: WorkspaceDeclaration<true>;
  }
>;

/** The declared params, in the order of the document. */
export function paramsOf({ strategy, images, namespace }: DeployPlan): ParamDeclarations {
  return {
    ...Object.fromEntries(
      images.map((image) => [
        image.param,
        param.string({ description: 'The image as nodes pull it, best with its digest', imageName: 'pull' }),
      ]),
    ),
    ...pathParam(strategy),
    ...(strategy.kind !== 'helm' && images.every((image) => image.param === 'image')
      ? {
          imageName: param.string({
            default: '',
            description: 'Name or word in the manifests that the image replaces; empty to find it',
          }),
        }
      : {}),
    namespace: param.string({
      default: namespace,
      description: 'Where to deploy to; empty for the namespace of the run',
    }),
  };
}

function pathParam(strategy: StrategyPlan): ParamDeclarations {
  switch (strategy.kind) {
    case 'manifests':
      return {
        manifests: param.string({
          default: strategy.path ?? 'k8s',
          description: 'Folder of the manifests, or one file',
        }),
      };
    case 'kustomize':
      return { manifests: param.string({ default: strategy.dir, description: 'Folder of the kustomization' }) };
    case 'helm':
      return { chart: param.string({ default: strategy.chart, description: 'Folder of the chart, or oci://…' }) };
    case 'setImage':
      return {};
  }
}

/** The declared workspaces. */
export function workspacesOf(strategy: StrategyPlan): WorkspaceDeclarations {
  const source = workspace({ readOnly: true, description: 'The files to deploy' });
  const kubeconfig = workspace({
    optional: true,
    readOnly: true,
    description: 'Another cluster to deploy to: a Secret with the key kubeconfig or config',
  });
  return strategy.kind === 'setImage' ? { kubeconfig } : { source, kubeconfig };
}
