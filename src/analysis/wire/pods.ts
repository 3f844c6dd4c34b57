interface AnyKeyRef {
  readonly name?: string;
  readonly key?: string;
}

export interface AnyEnv {
  readonly name?: string;
  readonly value?: string;
  readonly valueFrom?: { readonly secretKeyRef?: AnyKeyRef; readonly configMapKeyRef?: AnyKeyRef };
}

interface AnyMount {
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
  readonly computeResources?: {
    readonly requests?: Readonly<Record<string, string | number>>;
    readonly limits?: Readonly<Record<string, string | number>>;
  };
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
