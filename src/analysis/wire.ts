/**
 * Documents as anybody may have written them: every field may be missing and every text may be anything. The types of
 * `src/schema` say what is right; these say what analysis must be ready for.
 */
export type Fields = Readonly<Record<string, unknown>>;

export type AnyParamValue = string | readonly string[] | Readonly<Record<string, string>>;

export interface AnyParamSpec {
  readonly name?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, { readonly type?: string }>>;
  readonly default?: AnyParamValue;
  readonly enum?: readonly string[];
}

export interface AnyParam {
  readonly name?: string;
  readonly value: AnyParamValue;
}

export interface AnyRef {
  readonly name?: string;
  readonly kind?: string;
  readonly apiVersion?: string;
  readonly resolver?: string;
  readonly params?: readonly AnyParam[];
}

interface AnyKeyRef {
  readonly name?: string;
  readonly key?: string;
}

export interface AnyEnv {
  readonly name?: string;
  readonly value?: string;
  readonly valueFrom?: { readonly secretKeyRef?: AnyKeyRef; readonly configMapKeyRef?: AnyKeyRef };
}

export interface AnyMount {
  readonly name?: string;
  readonly mountPath?: string;
  readonly subPath?: string;
}

/** Of a container, or of a pod; each has fields that the other has not. */
export interface AnySecurityContext {
  readonly privileged?: boolean;
  readonly allowPrivilegeEscalation?: boolean;
  readonly capabilities?: { readonly add?: readonly string[]; readonly drop?: readonly string[] };
  readonly procMount?: string;
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly seccompProfile?: { readonly type?: string };
  readonly appArmorProfile?: { readonly type?: string };
  readonly seLinuxOptions?: { readonly type?: string; readonly user?: string; readonly role?: string };
  readonly windowsOptions?: { readonly hostProcess?: boolean };
  readonly sysctls?: readonly { readonly name?: string }[];
}

/** What a probe or a hook of the lifecycle calls. */
export interface AnyHandler {
  readonly httpGet?: { readonly host?: string };
  readonly tcpSocket?: { readonly host?: string };
}

export interface AnyContainer {
  readonly name?: string;
  readonly image?: string;
  readonly imagePullPolicy?: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly workingDir?: string;
  readonly script?: string;
  readonly env?: readonly AnyEnv[];
  readonly envFrom?: readonly {
    readonly prefix?: string;
    readonly configMapRef?: { readonly name?: string };
    readonly secretRef?: { readonly name?: string };
  }[];
  readonly volumeMounts?: readonly AnyMount[];
  readonly volumeDevices?: readonly { readonly name?: string; readonly devicePath?: string }[];
  readonly workspaces?: readonly { readonly name?: string }[];
  readonly securityContext?: AnySecurityContext;
  readonly ports?: readonly { readonly hostPort?: number }[];
  readonly livenessProbe?: AnyHandler;
  readonly readinessProbe?: AnyHandler;
  readonly startupProbe?: AnyHandler;
  readonly lifecycle?: { readonly postStart?: AnyHandler; readonly preStop?: AnyHandler };
}

/** A volume has its name and one field for what it is made of. */
export interface AnyVolume {
  readonly name?: string;
  readonly hostPath?: { readonly path?: string };
  readonly secret?: { readonly secretName?: string };
}

export interface AnyPodTemplate {
  readonly securityContext?: AnySecurityContext;
  readonly hostNetwork?: boolean;
  readonly hostUsers?: boolean;
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly env?: readonly AnyEnv[];
  readonly volumes?: readonly AnyVolume[];
}

export interface AnyResult {
  readonly name?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, { readonly type?: string }>>;
  readonly value?: AnyParamValue;
}

export interface AnyWhen {
  readonly input?: string;
  readonly operator?: string;
  readonly values?: readonly string[];
  readonly cel?: string;
}

export interface AnyStep extends AnyContainer {
  readonly ref?: AnyRef;
  readonly params?: readonly AnyParam[];
  readonly results?: readonly AnyResult[];
  readonly when?: readonly AnyWhen[];
  readonly onError?: string;
  readonly timeout?: string;
  readonly stdoutConfig?: object;
  readonly stderrConfig?: object;
}

export interface AnyTaskSpec {
  readonly params?: readonly AnyParamSpec[];
  readonly steps?: readonly AnyStep[];
  readonly stepTemplate?: AnyContainer;
  readonly sidecars?: readonly AnyContainer[];
  readonly volumes?: readonly AnyVolume[];
  readonly workspaces?: readonly AnyWorkspace[];
  readonly results?: readonly AnyResult[];
}

/** A workspace as Tasks and Pipelines declare it. */
export interface AnyWorkspace {
  readonly name?: string;
  readonly mountPath?: string;
  readonly optional?: boolean;
  readonly readOnly?: boolean;
}

export interface AnyEmbeddedTask extends AnyTaskSpec {
  readonly apiVersion?: string;
  readonly kind?: string;
}

export interface AnyMatrix {
  readonly params?: readonly AnyParam[];
  readonly include?: readonly { readonly name?: string; readonly params?: readonly AnyParam[] }[];
}

export interface AnyPipelineTask {
  readonly name?: string;
  readonly taskRef?: AnyRef;
  readonly taskSpec?: AnyEmbeddedTask;
  readonly pipelineRef?: AnyRef;
  readonly pipelineSpec?: AnyPipelineSpec;
  readonly params?: readonly AnyParam[];
  readonly matrix?: AnyMatrix;
  readonly when?: readonly AnyWhen[];
  readonly runAfter?: readonly string[];
  readonly workspaces?: readonly AnyPipelineTaskWorkspace[];
  readonly retries?: number;
  readonly timeout?: string;
  readonly onError?: string;
}

/** A workspace of the pipeline, given to a task. */
export interface AnyPipelineTaskWorkspace {
  readonly name?: string;
  readonly workspace?: string;
  readonly subPath?: string;
}

export interface AnyPipelineSpec {
  readonly tasks?: readonly AnyPipelineTask[];
  readonly finally?: readonly AnyPipelineTask[];
  readonly params?: readonly AnyParamSpec[];
  readonly workspaces?: readonly AnyWorkspace[];
  readonly results?: readonly AnyResult[];
}

export interface AnyStepActionSpec extends AnyContainer {
  readonly params?: readonly AnyParamSpec[];
  readonly results?: readonly AnyResult[];
}

export interface AnyWorkspaceBinding {
  readonly name?: string;
  readonly subPath?: string;
  readonly volumeClaimTemplate?: object;
  readonly persistentVolumeClaim?: { readonly claimName?: string };
  readonly emptyDir?: object;
  readonly configMap?: { readonly name?: string };
  readonly secret?: { readonly secretName?: string };
  readonly projected?: { readonly sources?: readonly unknown[] };
  readonly csi?: { readonly driver?: string };
}

/** What runs may say of steps and sidecars. */
export interface AnyComputeSpec {
  readonly name?: string;
  readonly computeResources?: Fields;
}

export interface AnyTaskRunSpec {
  readonly taskRef?: AnyRef;
  readonly taskSpec?: AnyTaskSpec;
  readonly serviceAccountName?: string;
  readonly podTemplate?: AnyPodTemplate;
  readonly params?: readonly AnyParam[];
  readonly workspaces?: readonly AnyWorkspaceBinding[];
  readonly debug?: {
    readonly breakpoints?: { readonly onFailure?: string; readonly beforeSteps?: readonly string[] };
  };
  readonly stepSpecs?: readonly AnyComputeSpec[];
  readonly sidecarSpecs?: readonly AnyComputeSpec[];
  readonly computeResources?: Fields;
  readonly status?: string;
  readonly statusMessage?: string;
  readonly retries?: number;
  readonly timeout?: string;
}

export interface AnyPipelineRunSpec {
  readonly pipelineRef?: AnyRef;
  readonly pipelineSpec?: AnyPipelineSpec;
  readonly params?: readonly AnyParam[];
  readonly workspaces?: readonly AnyWorkspaceBinding[];
  /** Of v1beta1; v1 says `timeouts.pipeline`. */
  readonly timeout?: string;
  readonly timeouts?: { readonly pipeline?: string; readonly tasks?: string; readonly finally?: string };
  readonly status?: string;
  readonly taskRunTemplate?: { readonly serviceAccountName?: string; readonly podTemplate?: AnyPodTemplate };
  readonly taskRunSpecs?: readonly AnyTaskRunSpecOfPipeline[];
}

export interface AnyTaskRunSpecOfPipeline {
  readonly pipelineTaskName?: string;
  readonly serviceAccountName?: string;
  readonly podTemplate?: AnyPodTemplate;
  readonly stepSpecs?: readonly AnyComputeSpec[];
  readonly sidecarSpecs?: readonly AnyComputeSpec[];
  readonly computeResources?: Fields;
  readonly timeout?: string;
}

export interface AnyBinding {
  readonly name?: string;
  readonly value?: string;
  readonly ref?: string;
  readonly kind?: string;
}

export interface AnyTriggerTemplateSpec {
  readonly params?: readonly { readonly name?: string }[];
  readonly resourcetemplates?: readonly unknown[];
}

export interface AnyTemplate {
  readonly ref?: string;
  readonly apiversion?: string;
  readonly spec?: AnyTriggerTemplateSpec;
}

export interface AnyInterceptor {
  readonly ref?: { readonly name?: string; readonly kind?: string };
  readonly params?: readonly { readonly name?: string; readonly value?: unknown }[];
  /** Of v1alpha1: a core interceptor by a field of its own. */
  readonly cel?: { readonly filter?: string; readonly overlays?: readonly { readonly expression?: string }[] };
  readonly github?: object;
  readonly gitlab?: object;
  readonly bitbucket?: object;
  readonly webhook?: {
    readonly objectRef?: { readonly name?: string; readonly kind?: string; readonly apiVersion?: string };
    readonly header?: readonly AnyParam[];
  };
}

export interface AnyTrigger {
  readonly name?: string;
  readonly bindings?: readonly (AnyBinding | null)[];
  readonly template?: AnyTemplate;
  readonly triggerRef?: string;
  readonly serviceAccountName?: string;
  readonly interceptors?: readonly (AnyInterceptor | null)[];
}

export interface AnyEventListenerSpec {
  readonly serviceAccountName?: string;
  readonly triggers?: readonly AnyTrigger[];
  readonly triggerGroups?: readonly {
    readonly interceptors?: readonly (AnyInterceptor | null)[];
    readonly triggerSelector?: AnyTriggerSelector;
  }[];
  readonly namespaceSelector?: { readonly matchNames?: readonly string[] };
  readonly labelSelector?: object;
  readonly resources?: {
    readonly kubernetesResource?: AnyKubernetesResource;
    readonly customResource?: unknown;
  };
}

export interface AnyTriggerSelector {
  readonly namespaceSelector?: { readonly matchNames?: readonly string[] };
  readonly labelSelector?: object;
}

export interface AnyKubernetesResource {
  readonly replicas?: number;
  readonly serviceType?: string;
  readonly serviceLoadBalancerClass?: string;
  readonly spec?: { readonly template?: { readonly spec?: Fields } };
}

export interface AnyClientConfig {
  readonly url?: string;
  readonly service?: { readonly name?: string; readonly namespace?: string };
}

export interface AnyKey {
  readonly secretRef?: object;
  readonly data?: string;
  readonly kms?: string;
  readonly hashAlgorithm?: string;
}
