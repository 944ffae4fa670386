import workerText from "crm-kpi-worker";
import { trustedScript } from "./trusted";

/** The mark on the browser's own clock from which nothing goes out. */
export const SEALED = "crm-kpi-sealed";

/**
 * Forbids every connection for good, here and in the workers it starts: policies add up, and a worker from a blob inherits them.
 * Pictures, styles and modules are requests too, so nothing of 'self' is left. Call once, when all is loaded; gives the one way to start a worker.
 */
export function seal(): () => Worker {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "default-src 'none'; script-src 'wasm-unsafe-eval'; img-src data: blob:; worker-src blob:; form-action 'none'";
  document.head.append(policy);
  performance.mark(SEALED);
  // No policy binds peer connections, which speak UDP: there are none on this page.
  for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection"]) Object.defineProperty(globalThis, name, { value: undefined });

  const address = URL.createObjectURL(new Blob([workerText], { type: "text/javascript" }));
  const trusted = trustedScript(address);
  return () => new Worker(trusted);
}
