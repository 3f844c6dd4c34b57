import { ApiObject, Chart, type App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import { KINDS } from '../../schema/kinds';
import { DiagnosticError, fail } from '../../diagnostics/diagnostic-error';
import { quote } from '../../util/quote';
import type { Document, KubernetesObject } from '../../validation/document';
import { judge, validate } from '../../validation/validate';
import { misspeltImages } from '../images/image-use';
import { findingsOf } from './checks';
import { inDependencyOrder } from './dependency-order';
import { documentsAsked } from './forgotten-synth';
import { documentsIn, failureOf, originOf, siteOf, siteOfPart } from './origin';
import { SIDE_FOLDERS, sideChartInfo } from './placement';
import { settingsOf } from './settings';
import { policyOf } from './validations';

/** A file to write: path below the output folder, and the documents in it. */
interface SynthesizedFile {
  readonly path: string;
  readonly documents: readonly object[];
}

/** Everything an app gives, or what is wrong with it. */
export interface Synthesis {
  readonly files: readonly SynthesizedFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** What was made of each object. */
  readonly rendered: ReadonlyMap<ApiObject, KubernetesObject>;
}

/** A document with the object of which it was made. */
interface Rendered extends Document {
  readonly object: ApiObject;
}

/** Renders every object of an app once, patches included, and checks the documents together. */
export function synthesize(app: App): Synthesis {
  documentsAsked();
  const constructs = app.node.findAll();
  const policy = policyOf(constructs);
  const checked = constructs.flatMap(findings);
  // Documents of a program that is wrong already would only repeat its faults.
  const early = judge(checked, policy);
  if (early.some(({ severity }) => severity === 'error'))
    return {
      files: [],
      diagnostics: early.filter(({ rule }) => rule !== 'unused-acknowledgement'),
      rendered: new Map(),
    };
  const rendered = constructs
    .filter((construct): construct is Chart => Chart.isChart(construct))
    .map((chart) => ({ chart, documents: chartDocuments(chart) }))
    .filter(({ documents }) => documents.length > 0);
  const all = rendered.flatMap(({ documents }) => documents);
  const found = validate(all.flatMap((one) => [one, ...heldBy(one)]));
  const diagnostics = judge([...checked, ...constructs.flatMap(misspeltImages), ...found], policy);
  const files = rendered.map(({ chart, documents }) => ({
    path: filePath(chart, app.outputFileExtension),
    documents: documents.map(({ document }) => document),
  }));
  return { files, diagnostics, rendered: new Map(all.map(({ object, document }) => [object, document])) };
}

/** Renders the objects of one chart, in the order in which they were made unless dependencies say otherwise. */
export function chartDocuments(chart: Chart): Rendered[] {
  documentsAsked();
  const below = chart.node.findAll();
  const objects = below.filter((x): x is ApiObject => ApiObject.isApiObject(x) && Chart.of(x) === chart);
  return inDependencyOrder(objects, below).map((object) => {
    const origin = originOf(object);
    const document = withoutForeignNamespace(render(object, origin));
    return {
      object,
      document,
      locate: (path, part) => siteOfPart(origin, document, path, part)?.source,
      readAt: (path) => siteOfPart(origin, document, path)?.readAt,
      place: { construct: origin.node.path, source: siteOf(origin) },
      settings: settingsOf(origin),
      isApplied: sideChartInfo(chart) === undefined,
    };
  });
}

/** The runs that an object holds as text. They are created, and not applied. */
function heldBy({ object, place, settings }: Rendered): Document[] {
  const held = documentsIn(originOf(object), object) as readonly KubernetesObject[];
  return held.map((document) => ({ document, place, settings, isApplied: false }));
}

function render(object: ApiObject, origin: IConstruct): KubernetesObject {
  try {
    return object.toJson() as KubernetesObject;
  } catch (error) {
    const failure = failureOf(origin);
    if (DiagnosticError.isDiagnosticError(failure)) throw failure;
    const reason = String(error).replace(/^.*?Failed serializing construct at path [^:]*: /, '');
    fail({
      rule: 'not-rendered',
      message: `${object.kind} ${quote(object.name)} cannot be rendered: ${reason}`,
      data: { kind: object.kind, name: object.name },
      at: { construct: origin.node.path, source: siteOf(origin) },
      help: 'look for a JSON patch whose path is not in the object, or a value that YAML cannot hold',
    });
  }
}

/** What a construct has to say: our own checks as data, validations of others as their texts. */
function findings(construct: IConstruct): Diagnostic[] {
  // The root's own validation is the one that asks.
  if (construct.node.scope === undefined) return findingsOf(construct);
  const at = { construct: construct.node.path };
  const foreign = construct.node.validate().map((message) => diagnostic({ rule: 'invalid-construct', message, at }));
  return [...findingsOf(construct), ...foreign];
}

/** cdk8s gives the chart's namespace to every object, also to those that have none. */
function withoutForeignNamespace(document: KubernetesObject): KubernetesObject {
  if (KINDS.get(document.kind)?.scope !== 'Cluster' || document.metadata?.namespace === undefined) return document;
  const { namespace: _, ...metadata } = document.metadata;
  return { ...document, metadata };
}

/** `<chart>.k8s.yaml`; what is not applied lies in a folder of its own, where `kubectl apply -f dist/` does not look. */
function filePath(chart: Chart, extension: string): string {
  const side = sideChartInfo(chart);
  const name = (side?.of ?? chart).node.path.replaceAll('/', '-');
  return side ? `${SIDE_FOLDERS[side.placement]}/${name}${extension}` : `${name}${extension}`;
}
