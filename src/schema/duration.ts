/** A Go duration: `90s`, `1h30m`, `0` where zero means none. */
export type GoDuration = string;
