const addresses = new Set<string>();
let policy: { createScriptURL(url: string): TrustedScriptURL } | undefined;

/** The address of the worker's script (our blob, or where the host says that the package's stands) as the browser wants it: by the only policy of that kind. Call it with nothing else. */
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
