import { ApiObject, Chart, Cron, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { checkScope } from '../core/app/check-scope';
import { originate } from '../core/app/origin';
import { checkOwnKeys } from '../core/check-keys';
import { imageOf } from '../core/images/image-of';
import type { IRegistryCredentials } from '../core/credentials/credentials';
import type { IRegistry, RegistryConnection } from '../core/images/registry';
import { RegistryImage } from '../core/images/registry-image';
import type { INamed } from '../core/named';
import { checkDnsLabel, objectName } from '../core/names';
import type { StringRef } from '../core/references/string-ref';
import { CallSite } from '../diagnostics/call-site';
import { fail } from '../diagnostics/diagnostic-error';
import type { PendingPlace } from '../diagnostics/place';
import type { ResourceRequirements, Toleration } from '../schema/kubernetes';
import { quote } from '../util/quote';
import type { Draft } from './draft';
import { checkNested } from './check-nested';
import { checkRepository, checkTag } from './image-name';
import { takeNodePorts } from './node-ports';
import { configMap } from './objects/config';
import { garbageCollection } from './objects/garbage-collection';
import { ingress } from './objects/ingress';
import { pullProxy, pullProxyConfig } from './objects/pull-proxy';
import { serverDeployment, serverService } from './objects/server';
import { uiDeployment, uiService } from './objects/ui';
import { dataClaim } from './objects/volumes';
import { RegistryExposure } from './registry-exposure';
import { REGISTRY_PORT, type GarbageCollectionPlan, type RegistryNames, type RegistryPlan } from './registry-plan';
import { RegistryStorage } from './registry-storage';
import { connectionOf, type RegistryTls } from './registry-tls';
import { showByPath } from '../core/shown';
import type { KeysOf } from '../core/shape';
import { boolean, list, manifest, mapOf, named, text } from '../core/shapes';
import { registryCredentials } from '../core/known-shapes';

const BRAND = Symbol.for('cdk8s-tekton.RegistryWithUi');

/** When and how {@link RegistryWithUi} frees the room of deleted images. */
export interface GarbageCollectionOptions {
  /** In the time zone of the cluster, usually UTC. @default - each night at 03:17 */
  readonly schedule?: Cron | undefined;
  /**
   * Whether manifests without a tag go too. Deployments that pin the digest of a tag that was pushed again lose their image.
   * @default false
   */
  readonly untagged?: boolean | undefined;
  /**
   * How long nobody may have pushed before it runs; otherwise it waits for the next time. Zero runs always.
   * @default Duration.minutes(30)
   */
  readonly quietFor?: Duration | undefined;
}

/** Props of {@link RegistryWithUi}. */
export interface RegistryWithUiProps {
  /** Name of the registry's objects; others begin with it. @default - `<chart>-<ids>` */
  readonly name?: string | undefined;
  /** How nodes reach it. @default RegistryExposure.nodePort() */
  readonly exposure?: RegistryExposure | undefined;
  /** Where images lie. @default RegistryStorage.claim() */
  readonly storage?: RegistryStorage | undefined;
  /**
   * Secret with the key `htpasswd`: a line `user:hash` a login, hashes by bcrypt (`htpasswd -B`). It may change while the
   * registry runs.
   * @default - no login, everybody who reaches it may push and delete
   */
  readonly htpasswd?: INamed | undefined;
  /** How builders log in to it, where `htpasswd` is given. @default - each builder says it itself */
  readonly credentials?: IRegistryCredentials | undefined;
  /** HTTPS between pods and registry. A renewed certificate needs a restart. @default - plain HTTP */
  readonly tls?: RegistryTls | undefined;
  /** Whether images can be deleted, in the page too. @default true */
  readonly deletion?: boolean | undefined;
  /** Refuses pushes and deletions, for maintenance. @default false */
  readonly readOnly?: boolean | undefined;
  /** Removal of what deleted images leave behind. @default {} */
  readonly garbageCollection?: GarbageCollectionOptions | false | undefined;
  /** Title of the page. @default - the name */
  readonly title?: string | undefined;
  /** Image of distribution 3, with a shell for the garbage collection. @default - `registry` of the chart's images */
  readonly image?: string | undefined;
  /** Image of the page, joxit/docker-registry-ui 2. @default - `registryUi` of the chart's images */
  readonly uiImage?: string | undefined;
  /** Requests and limits of the registry. @default - 50m and 128Mi are requested, at most 512Mi */
  readonly resources?: ResourceRequirements | undefined;
  /** Requests and limits of the page. @default - 10m and 32Mi are requested, at most 128Mi */
  readonly uiResources?: ResourceRequirements | undefined;
  /** Labels of the nodes it may run on. @default {} */
  readonly nodeSelector?: Readonly<Record<string, string>> | undefined;
  /** Taints of nodes that it may run on all the same. @default [] */
  readonly tolerations?: readonly Toleration[] | undefined;
  /** Secrets to pull its own images with. @default [] */
  readonly imagePullSecrets?: readonly INamed[] | undefined;
  /** Domain of the cluster's Services. @default 'cluster.local' */
  readonly clusterDomain?: string | undefined;
}

const KEYS: KeysOf<RegistryWithUiProps> = {
  name: text,
  exposure: true,
  storage: true,
  htpasswd: named,
  credentials: registryCredentials,
  tls: true,
  deletion: boolean,
  readOnly: boolean,
  garbageCollection: true,
  title: text,
  image: text,
  uiImage: text,
  resources: manifest(),
  uiResources: manifest(),
  nodeSelector: mapOf(text),
  tolerations: list(manifest()),
  imagePullSecrets: list(named),
  clusterDomain: text,
};

const RESOURCES = { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } };
const UI_RESOURCES = { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } };
/** A Service's name is a label. */
const LONGEST_LABEL = 63;
/** Kubernetes appends 11 characters to the name of a CronJob. */
const LONGEST_CRON_JOB = 52;

/**
 * An image registry with a web page, inside the cluster.
 *
 * Distribution 3 with a claim of 20 GiB, and joxit/docker-registry-ui behind its own nginx. Pods push to the Service,
 * nodes pull from `localhost:30500`: a port of every node, **open to everything that reaches a node, without a login**
 * unless `htpasswd` is given. Each night the room of deleted images is freed. All pods pass Pod Security `restricted`
 * (except with `RegistryExposure.proxyDaemonSet`). Needs the package cdk8s-plus-28, which is loaded here and not before.
 *
 * @throws `missing-package`, `unknown-key`, `unknown-value`, `invalid-name`, `tls-without-exposure`, `port-taken`, `invalid-ui-title`
 * @see https://distribution.github.io/distribution/about/configuration/
 *
 * @example
 * ```ts
 * const registry = new RegistryWithUi(chart, 'registry');
 * registry.image('mountains', '1.4.0').pull; // localhost:30500/mountains:1.4.0
 * ```
 * ```yaml
 * kind: Service
 * metadata: { name: mountains-registry }
 * spec: { type: NodePort, ports: [{ port: 5000, nodePort: 30500 }] }
 * ```
 */
export class RegistryWithUi extends Construct implements IRegistry {
  static {
    showByPath(this);
    Object.defineProperty(this.prototype, BRAND, { value: true });
  }

  /** Name of the Deployment, the Service and the Ingress of the registry. */
  readonly name: string;
  readonly pushHost: string;
  readonly pullHost: string;
  readonly connection: RegistryConnection;
  readonly credentials: IRegistryCredentials | undefined;
  readonly requiresLogin: boolean;
  /** Deployment of the registry. */
  readonly deployment: ApiObject;
  /** Service of the registry. */
  readonly service: ApiObject;
  /** Deployment of the page. */
  readonly uiDeployment: ApiObject;
  /** Service of the page. */
  readonly uiService: ApiObject;

  constructor(scope: Construct, id: string, props: RegistryWithUiProps = {}) {
    super(checkScope(scope, id, 'RegistryWithUi'), id);
    const place = { construct: this.node.path, source: new CallSite() };
    checkOwnKeys(props, KEYS, { made: new.target, own: RegistryWithUi, at: place });
    checkNested(props, place);
    const plan = planOf(this, props, place);
    takeNodePorts(this, plan.exposure, place);
    this.name = plan.names.server;
    this.pushHost = plan.pushHost;
    this.pullHost = plan.exposure.pullHost;
    this.connection = connectionOf(plan.tls);
    this.credentials = props.credentials;
    this.requiresLogin = props.htpasswd !== undefined;

    this.add('Config', configMap(plan));
    this.deployment = this.add('Deployment', serverDeployment(plan));
    this.service = this.add('Service', serverService(plan));
    this.uiDeployment = this.add('UiDeployment', uiDeployment(plan));
    this.uiService = this.add('UiService', uiService(plan));
    const claim = dataClaim(plan);
    if (claim) this.add('Claim', claim);
    if (plan.garbageCollection) this.add('GarbageCollection', garbageCollection(plan, plan.garbageCollection));
    const { how } = plan.exposure;
    if (how.kind === 'ingress') this.add('Ingress', ingress(plan, how));
    if (how.kind === 'proxyDaemonSet') {
      this.add('PullProxyConfig', pullProxyConfig(plan));
      this.add('PullProxy', pullProxy(plan, how.port));
    }
  }

  /**
   * The name of an image in it.
   *
   * @throws `invalid-image-repository`, `invalid-image-tag`
   */
  image(repository: string | StringRef, tag: string | StringRef): RegistryImage {
    checkRepository(repository, this.node.path);
    checkTag(tag, this.node.path);
    return new RegistryImage(this.pushHost, this.pullHost, repository, tag);
  }

  /** Whether `x` is a RegistryWithUi, also one made by another copy of this package. */
  static isRegistryWithUi(x: unknown): x is RegistryWithUi {
    return typeof x === 'object' && x !== null && BRAND in x;
  }

  private add(id: string, draft: Draft): ApiObject {
    const object = new ApiObject(this, id, draft);
    originate(object, this);
    return object;
  }
}

function planOf(registry: RegistryWithUi, props: RegistryWithUiProps, place: PendingPlace): RegistryPlan {
  const { exposure = defaultExposure(props, place), storage = RegistryStorage.claim(), deletion = true } = props;
  const { readOnly = false, clusterDomain = 'cluster.local' } = props;
  const collection = collectionOf(props);
  const names = namesOf(props.name ?? objectName(registry), collection, place);
  const { namespace } = Chart.of(registry);
  // Without a namespace everything is applied to the same one, and there the short name is known.
  const host = namespace === undefined ? names.server : `${names.server}.${namespace}.svc.${clusterDomain}`;
  return {
    names,
    pushHost: `${host}:${REGISTRY_PORT}`,
    exposure,
    storage,
    tls: props.tls,
    htpasswd: props.htpasswd?.name,
    deletion,
    readOnly,
    garbageCollection: collection,
    title: titleOf(props.title ?? names.server, place),
    image: imageOf(registry, props.image ?? 'registry'),
    uiImage: imageOf(registry, props.uiImage ?? 'registryUi'),
    resources: props.resources ?? RESOURCES,
    uiResources: props.uiResources ?? UI_RESOURCES,
    nodeSelector: { ...props.nodeSelector },
    tolerations: [...(props.tolerations ?? [])],
    imagePullSecrets: (props.imagePullSecrets ?? []).map(({ name }) => ({ name })),
  };
}

function collectionOf({ garbageCollection = {} }: RegistryWithUiProps): GarbageCollectionPlan | undefined {
  if (garbageCollection === false) return undefined;
  const { schedule = Cron.schedule({ minute: '17', hour: '3' }), untagged = false } = garbageCollection;
  return { schedule, untagged, quietFor: garbageCollection.quietFor ?? Duration.minutes(30) };
}

/** Nodes speak plain HTTP to `localhost`, so what is right without TLS is wrong with it. */
function defaultExposure({ tls }: RegistryWithUiProps, at: PendingPlace): RegistryExposure {
  if (!tls) return RegistryExposure.nodePort();
  fail({
    rule: 'tls-without-exposure',
    message: 'nodes take "localhost:30500" over plain HTTP, and the registry has TLS',
    at: { ...at, field: 'exposure' },
    help: [
      'exposure: RegistryExposure.ingress({ host }) or RegistryExposure.proxyDaemonSet() need nothing on the nodes',
      'exposure: RegistryExposure.nodePort() is right if the nodes are configured for HTTPS on that port',
    ],
  });
}

function namesOf(server: string, collection: unknown, at: PendingPlace): RegistryNames {
  const place = { ...at, field: 'name' };
  checkDnsLabel(server, { what: 'registry', ...place });
  const longest = collection === undefined ? LONGEST_LABEL - '-ui'.length : LONGEST_CRON_JOB - '-gc'.length;
  if (server.length > longest || /^\d/.test(server)) {
    fail({
      rule: 'invalid-name',
      message: /^\d/.test(server)
        ? `registry name ${quote(server)} begins with a digit`
        : `registry name ${quote(server)} has ${server.length} characters, ${server.length - longest} too many`,
      data: { name: server, what: 'registry' },
      at: place,
      help: [
        `Services begin with a letter; at most ${longest} characters, since others append to the name`,
        'name: of the props sets another one than the path of the construct',
      ],
    });
  }
  return {
    server,
    config: `${server}-config`,
    data: `${server}-data`,
    ui: `${server}-ui`,
    garbageCollection: `${server}-gc`,
    pullProxy: `${server}-pull-proxy`,
  };
}

/** The image's start script puts the title into the page with sed and without quoting. */
function titleOf(title: string, at: PendingPlace): string {
  if (!/[~&\\"<>\n]/.test(title)) return title;
  fail({
    rule: 'invalid-ui-title',
    message: `title ${quote(title)} is not allowed`,
    data: { title },
    at: { ...at, field: 'title' },
    help: 'not allowed in it: ~ & \\ " < > and line breaks',
  });
}
