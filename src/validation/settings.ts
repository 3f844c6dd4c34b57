/** `default-timeout-minutes` of ConfigMap `config-defaults` as it is shipped. */
export const DEFAULT_TIMEOUT = '1h0m0s';
/** `default-max-matrix-combinations-count` of ConfigMap `config-defaults` as it is shipped. */
export const MAX_MATRIX_COMBINATIONS = 256;
