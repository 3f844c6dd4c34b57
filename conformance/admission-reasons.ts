/**
 * Which of our rules may stand for a message of Tekton. A message that says little belongs to several rules; the reason
 * agrees when one of them fired.
 */
const VARIABLE = ['unknown-param', 'unknown-param-key', 'unknown-context-variable', 'unknown-result-path'];

const REASONS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^strict decoding error: unknown field/, ['unknown-field']],
  // Names of metadata in another case are read before they are refused.
  [/^cannot decode incoming new object: .*ObjectMeta/, ['wrong-type', 'unknown-field']],
  [/^json: cannot unmarshal/, ['wrong-type']],
  [
    /^must not set the field\(s\): (?!.*(?:kubernetes|custom)Resource)(?:[\w.[\]]*\.)?(?:resources|timeout|timeouts|bundle)(?:,|$)/,
    ['removed-field'],
  ],
  [/^(?!cannot decode).*spec\.resources\.|^Expected env/, ['invalid-listener-resources']],
  [/^yaml: .*(?:already set in map|duplicate)/s, ['duplicate-key']],
  [/^yaml: /, ['invalid-yaml', 'duplicate-key']],
  [/json: unknown field/, ['unknown-field']],
  [/^json: cannot unmarshal|^parsing time|^illegal base64|^quantities must|^unable to parse quantity/, ['wrong-type']],
  [/impossible ParamValues.Type/, ['missing-value']],
  [/^cannot decode incoming|^decoding request failed/, ['wrong-type']],
  [/^apiVersion and kind must be set|^no matches for kind/, ['unknown-kind']],
  [/^metadata\.(?:name|generateName):/, ['invalid-name']],
  [/^metadata\./, ['invalid-metadata']],
  [/^invalid resource name|^Invalid resource name|eventListener name/, ['invalid-name']],
  [/payload-validation annotation|labels.resolution.tekton.dev/, ['invalid-metadata']],
  [/requires "enable-api-fields" feature gate/, ['feature-gate']],
  [/feature flag (?:enable-artifacts|enable-cel|`enable-param-enum`)/, ['feature-gate']],
  [/feature flag enable-concise/, ['invalid-ref']],
  [
    /^missing field\(s\):.*steps\[\d+\]\.Image|^missing field\(s\): (?:spec\.Image|.*sidecars\.image)/,
    ['missing-image'],
  ],
  [/^multiple volumes with same name/, ['duplicate-volume']],
  [
    /^workspace name .* must be unique|appears more than once: spec.*workspaces|provided by pipelinerun more than once/,
    ['duplicate-workspace'],
  ],
  [/^workspace mount path/, ['workspace-mount-conflict']],
  [/^undefined workspace|expects workspace with name/, ['unknown-workspace']],
  [/workspace \d+ has empty name/, ['empty-workspace-name']],
  [/^non-existent variable/, VARIABLE],
  [/^variable type invalid|^variable is not properly isolated/, ['whole-param-in-text']],
  [/^Invalid referencing of parameters/, ['malformed-variable']],
  [/^"\w*" type does not match default/, ['invalid-param-type']],
  [
    /^The value type specified for these keys .* is invalid$|^The value type specified for these keys .* is invalid:/,
    ['invalid-param-type', 'invalid-result'],
  ],
  [/^[Tt]he value type specified .* must be string/, ['invalid-result']],
  [/^parameter appears more than once|^parameter names must be unique/, ['duplicate-param']],
  [/^The format of following array|^Object param name and key name/, ['invalid-param-name']],
  [/^enum can only|^parameter enum value|not in the enum list/, ['invalid-enum']],
  [/^param substitution in scripts/, ['param-in-step-action-script']],
  [/default value (?:references|has a circular)/, ['invalid-step-action-default']],
  [/^script cannot be used with command/, ['script-with-command']],
  [/cannot be used with Ref/, ['step-ref-conflict']],
  [/cannot be used without Ref/, ['params-without-ref']],
  [/^error merging step template/, ['unmergeable-step']],
  [/^invalid value: (?:invalid URI|name part|prefix part|a valid label key)/, ['invalid-ref', 'invalid-metadata']],
  [/^invalid value ".*": .*steps\[\d+\]\.name/s, ['invalid-step-name']],
  [/^invalid value: .*steps\[\d+\]\.name/s, ['duplicate-step']],
  [/^invalid value ".*": .*(?:tasks|finally)\[\d+\]\.name/s, ['invalid-pipeline-task-name']],
  [/negative timeout/, ['negative-duration']],
  [/^volumeMount (?:cannot|name)/, ['reserved-mount']],
  [/^invalid value: .*: .*onError|OnError/s, ['invalid-on-error']],
  [/^stepResult substitutions/, ['misplaced-step-result']],
  [/^stepArtifact substitutions/, ['misplaced-artifact']],
  [/^invalid key name|^Could not extract step name|^invalid extracted|^Invalid Type\. Wanted/, ['invalid-result']],
  [/^Invalid: cannot use reserved sidecar/, ['reserved-sidecar-name']],
  [/^missing field\(s\):.*\.properties/, ['object-without-properties', 'invalid-result']],
  [/^invalid value: .*: .*results\[.*type/s, ['invalid-result']],
  [/^invalid value: .*: .*params\.(?:.*\.)?type/s, ['invalid-param-type']],
  [/^expected at least one, got none/, ['empty-pipeline']],
  [
    /expected exactly one, got (?:neither|both|multiple): (?:[^,]*\.)?(?:taskRef|taskSpec|pipelineRef|pipelineSpec|customRef)(?:,|$)/,
    ['no-single-source'],
  ],
  [/^missing field\(s\): spec\.custom(?:Ref|Spec)\./, ['invalid-custom-task']],
  [
    /custom task (?:ref|spec) must|invalid apiVersion format|cannot be specified when using taskSpec.steps/,
    ['invalid-custom-task'],
  ],
  [/can not refer to execution status/, ['status-outside-finally']],
  [/is not defined in the pipeline|which is not defined|wasn't present in Pipeline/, ['unknown-task']],
  [/referencing a nonexistent task/, ['unknown-task', 'invalid-pipeline-result']],
  [/expected (?:pipeline results|all of the expressions)/, ['invalid-pipeline-result']],
  [/spec\.tasks is empty but/, ['finally-without-tasks']],
  [/no runAfter allowed/, ['run-after-in-finally']],
  [/final task has task result reference from a final task/, ['result-of-finally-task']],
  [/cycle detected/, ['task-cycle']],
  [/is already present in Graph/, ['duplicate-pipeline-task']],
  [/result reference to pipelineTask/, ['result-of-child-pipeline']],
  [/must start with a valid prefix/, ['unknown-variable-prefix']],
  [/^expected 0 <= \d+|A matrixed pipelineTask|Matrixed PipelineTasks|got both: .*matrix\[/, ['invalid-matrix']],
  [/cannot use result expressions/, ['result-in-run-param']],
  [/^panic:/, ['webhook-crash']],
  [/should be <= |\+ .* should be/, ['timeout-too-long']],
  [/^invalid value: -\S+ should be >= 0: .*retries/, ['negative-retries']],
  [/should be >= 0/, ['negative-duration', 'negative-retries']],
  [
    /statusMessage should not be set|cannot be Pending after|should be (?:Cancelled|TaskRunCancelled)/,
    ['invalid-status'],
  ],
  [/^must not set the field\(s\): .*(?:taskSpec|pipelineSpec)/, ['inline-spec-disabled']],
  [/(?:stepSpecs|sidecarSpecs|stepOverrides|sidecarOverrides)/, ['invalid-compute-spec']],
  [/onFailure|before step must be unique/, ['invalid-breakpoint']],
  [/workspaces\[\d+\]\.name/, ['duplicate-workspace']],
  [/workspaces\[/, ['invalid-workspace-binding']],
  [
    /got both: .*params\[[^\]]*\]\.name|got both: .*Ref\[[^\]]*\]\.name|got both: .*\[[^\]]*\]\.name$/s,
    ['duplicate-param', 'duplicate-step', 'duplicate-pipeline-task'],
  ],
  [/got both: .*\.name, .*\.params$/, ['invalid-ref']],
  [/got both: .*steps\[\d+\]\.name/, ['duplicate-step']],
  [/got both: .*(?:tasks|finally)\[\d+\]\.name/, ['duplicate-pipeline-task']],
  [
    /operator .* is not recognized|non-empty values|cel and input|^missing field\(s\): .*when\[\d+\]$/,
    ['invalid-when'],
  ],
  [/^invalid cel expression/, ['invalid-cel']],
  [/ResourcePattern|key\[\d+\]|authorities|resources$|: mode$/, ['invalid-verification-policy']],
  [/got neither: spec\.labelSelector/, ['listener-without-triggers']],
  [/triggerGroups\[\d+\]\.(?:interceptors|triggerSelector)/, ['invalid-trigger']],
  [/interceptor '<nil>'|\.interceptor(?:$|\.)|\.cel\.|DeprecatedCEL/, ['invalid-interceptor']],
  [/bindings\[\d+\]\./, ['invalid-binding']],
  [/triggerRef|trigger name/, ['invalid-trigger']],
  [/resourcetemplates/, ['invalid-trigger-template']],
  [/template\.|invalid apiVersion/, ['invalid-template']],
  [/clientConfig/, ['invalid-client-config']],
  [/^invalid value: .*: spec\.volumeMounts\[\d+\]\.name/s, ['invalid-step-action-mount']],
  [/spec\.params\[\d+\]\.value|params\[\d+\]\.value/, ['invalid-trigger-binding']],
  [/^missing field\(s\): (?:spec)?$/, ['invalid-trigger-binding', 'invalid-trigger-template', 'no-single-source']],
  [/^missing field\(s\): .*steps/, ['no-steps', 'invalid-ref', 'invalid-when']],
  [/\.(?:name|resolver|params)\b|invalid URI/, ['invalid-ref', 'duplicate-param']],
];

/** Rules of which one must have fired when Tekton gives the message; undefined for a message nobody has met. */
export function rulesFor(message: string): readonly string[] | undefined {
  const [first = ''] = message.split('\n');
  // A value with a line break in it tears the sentence; else what follows the first line are details.
  return find(first) ?? find(message.replaceAll('\n', ' '));
}

function find(text: string): readonly string[] | undefined {
  return REASONS.find(([pattern]) => pattern.test(text))?.[1];
}
