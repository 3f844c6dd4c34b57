import type {
  AnyParam,
  AnyParamSpec,
  AnyPipelineRunSpec,
  AnyPodTemplate,
  AnyRef,
  AnyTaskRunSpec,
} from '../../analysis/wire';
import type { PlaceName, Places } from './places';

/** Shows one place to all rules that want to see it. */
export type Show = <P extends PlaceName>(name: P, place: Places[P]) => void;

export function each<T>(
  items: readonly T[] | undefined,
  path: string,
  visit: (item: T, path: string, i: number) => void,
): void {
  items?.forEach((item, i) => {
    visit(item, `${path}[${i}]`, i);
  });
}

/** Declarations; those that are not declared at the path but elsewhere are shown there as a whole. */
export function paramSpecs(
  params: readonly AnyParamSpec[] | undefined,
  path: string,
  of: Places['ParamSpecs']['of'],
  show: Show,
  declared = params,
): void {
  if (params) show('ParamSpecs', { params, of, path: declared === params ? `${path}.params` : path });
}

export function ref(one: AnyRef | undefined, path: string, show: Show): void {
  if (!one) return;
  show('Ref', { ref: one, path });
  given(one.params, `${path}.params`, show);
}

export function given(params: readonly AnyParam[] | undefined, path: string, show: Show): void {
  if (params) show('GivenParams', { params, path });
}

export function podTemplate(template: AnyPodTemplate | undefined, path: string, show: Show): void {
  if (template) show('PodTemplate', { template, path });
}

export function workspaceBindings(
  spec: AnyTaskRunSpec | AnyPipelineRunSpec,
  path: string,
  show: Show,
  fold: boolean,
): void {
  const { workspaces: bindings } = spec;
  if (bindings) show('WorkspaceBindings', { bindings, ignoresCase: fold, path: `${path}.workspaces` });
}
