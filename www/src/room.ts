/** Memory that files of so many bytes want until they are reported on, about; no more than a browser gives without thinking. */
export const roomFor = (bytes: number): number => Math.min(3 * bytes, 256 * 1024 * 1024);
