// The worker's script, one classic file: it gives up every way to the network, then serves.
import { serve, type Scope } from "../serve";

/** What a worker could call out with, load code with, or keep data with. */
const WAYS_OUT = [
  "fetch", "fetchLater", "XMLHttpRequest", "WebSocket", "WebSocketStream", "EventSource", "WebTransport", "importScripts", "Worker", "SharedWorker", "BroadcastChannel",
  "caches", "indexedDB", "cookieStore", "Notification", "RTCPeerConnection", "FontFace", "fonts", "createImageBitmap",
];
for (const name of WAYS_OUT) {
  for (let at: object | null = self; at !== null; at = Object.getPrototypeOf(at)) if (Object.hasOwn(at, name)) Reflect.deleteProperty(at, name);
  if (name in self) Object.defineProperty(self, name, { value: undefined });
}

serve(self as unknown as Scope);
