/** Which of our rules may stand for a failure of Tekton. The reason agrees when one of them has found an error. */
const REASONS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^trigger .*clusterinterceptor\S* .*not found$/, ['unknown-interceptor']],
  [/couldn't unmarshal json from the TriggerTemplate/, ['event-object-in-text']],
  [/failed to replace JSONPath value/, ['unknown-event-value', 'missing-extension']],
  [/serviceaccounts? ".*\$\(.*" not found/, ['variable-in-plain-field', 'part-of-wrong-type', 'unbound-event-value']],
  [/^pod of .* ".*\$\(.*" not found$/, ['part-of-wrong-type', 'unresolved-variable', 'array-index-out-of-range']],
  [/^pod of .* not found$|serviceaccounts? "[^"]*" not found/, ['missing-kubernetes-object']],
  [
    /^pod of .*: nothing is put in place of \$\(tt\./,
    ['missing-template-param', 'part-of-wrong-type', 'unresolved-variable', 'variable-in-plain-field'],
  ],
  [
    /^pod of .*: nothing is put in place of /,
    [
      'unresolved-variable',
      'variable-in-plain-field',
      'part-of-wrong-type',
      'missing-object-key',
      'param-type',
      'invalid-env-name',
      'unresolvable-default',
      'array-index-out-of-range',
      'skipped-result',
      'unknown-result',
    ],
  ],
  [/Pod .* is invalid: .*"\$\([^)]*\)"/, ['variable-in-plain-field', 'part-of-wrong-type', 'unresolved-variable']],
  [
    /Pod .* is invalid: .*(?:Ref\.name|\.secretName|\.claimName|\.configMap\.name|secret\.name): (?:Required value|Invalid value: \"\")/,
    ['missing-kubernetes-object', 'invalid-pod-field'],
  ],
  [/Pod .* is invalid: .*env\[\d+\]\.name: /, ['invalid-env-name', 'invalid-pod-field']],
  [
    /to be provided by pipelinerun for pipeline task/,
    ['missing-workspace', 'unknown-workspace-binding', 'unresolved-variable'],
  ],
  [/expected exactly one, got both: spec\.workspaces\[\d+\]\.name/, ['workspace-bound-twice']],
  [/: AlreadyExists: /, ['duplicate-object']],
  [/volumeMounts\[\d+\]\.name: Not found/, ['unknown-volume', 'invalid-pod-field', 'variable-in-plain-field']],
  [
    /Pod .* is invalid: .*Invalid value: "[^"]*\$\([^"]*"/,
    ['unresolved-variable', 'variable-in-plain-field', 'missing-kubernetes-object', 'invalid-pod-field'],
  ],
  [/Pod .* is invalid: .*\.name: Invalid value: /, ['missing-kubernetes-object', 'invalid-pod-field']],
  [/Pod .* is invalid: |invalid request resource value|multiple volumes with same name/, ['invalid-pod-field']],
  [/: CELEvaluationFailed: /, ['failing-cel']],
  [/Only two dot-separated components/, ['unresolved-variable', 'malformed-variable']],
  [/enable-artifacts should be set to true/, ['unresolved-variable']],
  [
    /onError must be either|\.onError$|: invalid value: "[^"]*": \S*onError/,
    ['invalid-pod-field', 'part-of-wrong-type', 'unresolved-variable'],
  ],
  [/invalid value: -.*(?:retries|timeout)/, ['negative-task-limit']],
  [/not found$|^PipelineRun \S*: CouldntGetTask/, ['missing-object']],
  [
    /is required but has not been bound|: InvalidWorkspaceBindings: |expected workspace .* to be provided/,
    ['missing-workspace'],
  ],
  [/: RequiredWorkspaceMarkedOptional: /, ['optional-workspace']],
  [/does not match any declared workspace/, ['unknown-workspace-binding']],
  [
    /missing values for these params|: ParameterMissing: |non-existent params in Step/,
    ['missing-param', 'part-of-wrong-type', 'param-type'],
  ],
  [/extra params passed by Step to StepAction/, ['ignored-param']],
  [/: ParameterTypeMismatch: |param types don't match|parameters of type array only/, ['param-type']],
  [/invalid parameter substitution: /, ['param-type', 'part-of-wrong-type']],
  [/: ObjectParameterMissKeys: |missing keys for these params/, ['missing-object-key']],
  [/: ParamArrayIndexingInvalid: |non-existent param references/, ['array-index-out-of-range']],
  [
    /non-existent variable|variable type invalid|variable is not properly isolated/,
    [
      'part-of-wrong-type',
      'param-type',
      'missing-object-key',
      'unresolved-variable',
      'unresolvable-default',
      'array-index-out-of-range',
    ],
  ],
  [/stepResult substitutions are only allowed|must be one of the form 1\)/, ['unresolved-variable']],
  [/duplicate param name/, ['missing-template-param']],
  [/array and string variable names is invalid|Object param name and key name format is invalid/, ['ignored-param']],
  [/referenced pipeline task .* does not exist/, ['unknown-result', 'result-in-default', 'unresolved-variable']],
  [/is not a named result returned by/, ['unknown-result', 'result-in-default']],
  [/: CouldntGetPipelineResult: /, ['part-of-wrong-type', 'matrix-result-not-taken', 'unknown-result']],
  [/cannot decode incoming new object: quantities must match/, ['wrong-type', 'missing-template-param']],
  [/: InvalidTaskRunSpecs: |invalid StepOverride/, ['unknown-task-run-spec']],
  [/more than one PersistentVolumeClaim is bound/, ['two-claims']],
  [
    /nothing is put in place of \$\(tt\.|invalid variable reference "\$\(tt\./,
    ['missing-template-param', 'part-of-wrong-type', 'unresolved-variable'],
  ],
  [/value: [^ ]*\$\(.* is not in the enum list/, ['value-not-in-enum', 'part-of-wrong-type', 'unresolved-variable']],
  [/is not in the enum list|has no enum, but referenced|is not a subset of the referenced/, ['value-not-in-enum']],
  [/has zero-length TaskRuns/, ['skipped-result', 'result-in-default', 'unresolved-variable']],
  [
    /parameter resolution failed|references non-existent parameter|circular dependency detected/,
    ['unresolvable-default'],
  ],
];

/** Rules of which one must have found an error; undefined for a failure nobody has met. */
export function rulesForFailure(text: string): readonly string[] | undefined {
  return REASONS.find(([pattern]) => pattern.test(text))?.[1];
}
