const addresses = new Set<string>();
let policy: { createScriptURL(url: string): TrustedScriptURL } | undefined;

/** A script address made at run time, the worker's blob, as the browser wants it: by the only policy of that kind. Call it with nothing else. */
export function trustedScript(address: string): string {
  const types = (globalThis as { trustedTypes?: TrustedTypePolicyFactory }).trustedTypes;
  if (!types) return address;
  addresses.add(address);
  const only = (policy ??= types.createPolicy("crm-kpi", {
    createScriptURL: (url: string) => {
      if (!addresses.has(url)) throw new TypeError("only the worker's own script is trusted");
      return url;
    },
  }));
  return only.createScriptURL(address) as unknown as string;
}
