/** Feature flags that documents are compared under, by name. */
export const FLAG_SETS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  default: {},
  alpha: { 'enable-api-fields': 'alpha' },
  all: {
    'enable-api-fields': 'alpha',
    'enable-cel-in-whenexpression': 'true',
    'enable-param-enum': 'true',
    'enable-artifacts': 'true',
    'enable-concise-resolver-syntax': 'true',
  },
  strict: { 'enable-api-fields': 'stable', 'disable-inline-spec': 'pipeline,taskrun,pipelinerun' },
};
