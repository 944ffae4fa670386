// Every way we know by which a script could call out. Each is a function of an address; they run in the page or in a worker.
export const fromPage = {
  fetch: (url) => fetch(url, { mode: "no-cors" }),
  "fetch, keepalive": (url) => fetch(url, { mode: "no-cors", keepalive: true, method: "POST", body: "x" }),
  XMLHttpRequest: (url) => { const request = new XMLHttpRequest(); request.open("GET", url); request.send(); },
  WebSocket: (url) => { new WebSocket(url.replace("http", "ws")); },
  EventSource: (url) => { new EventSource(url); },
  sendBeacon: (url) => { navigator.sendBeacon(url, "x"); },
  image: (url) => { new Image().src = url; },
  script: (url) => { const script = document.createElement("script"); script.src = url; document.head.append(script); },
  style: (url) => { const link = document.createElement("link"); link.rel = "stylesheet"; link.href = url; document.head.append(link); },
  prefetch: (url) => { const link = document.createElement("link"); link.rel = "prefetch"; link.href = url; document.head.append(link); },
  "import()": (url) => import(url),
  font: (url) => new FontFace("out", `url("${url}")`).load(),
  media: (url) => { const video = document.createElement("video"); video.src = url; document.body.append(video); video.load(); },
  frame: (url) => { const frame = document.createElement("iframe"); frame.src = url; document.body.append(frame); },
  "an empty frame's fetch": (url) => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    return frame.contentWindow.fetch(url, { mode: "no-cors" });
  },
  object: (url) => { const object = document.createElement("object"); object.data = url; document.body.append(object); },
  form: (url) => {
    const frame = document.createElement("iframe");
    frame.name = "out";
    const form = document.createElement("form");
    Object.assign(form, { action: url, method: "post", target: "out" });
    document.body.append(frame, form);
    form.submit();
  },
  Worker: (url) => { new Worker(url); },
  SharedWorker: (url) => { new SharedWorker(url); },
  "service worker": (url) => navigator.serviceWorker.register(url),
  "CSS image": (url) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`body { background-image: url("${url}") }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  },
};

export const fromWorker = {
  fetch: (url) => fetch(url, { mode: "no-cors" }),
  XMLHttpRequest: (url) => { const request = new XMLHttpRequest(); request.open("GET", url); request.send(); },
  "XMLHttpRequest, synchronous": (url) => { const request = new XMLHttpRequest(); request.open("GET", url, false); request.send(); },
  WebSocket: (url) => { new WebSocket(url.replace("http", "ws")); },
  EventSource: (url) => { new EventSource(url); },
  importScripts: (url) => importScripts(url),
  "import()": (url) => import(url),
  Worker: (url) => { new Worker(url); },
  "blob worker": (url) => { new Worker(URL.createObjectURL(new Blob([`fetch(${JSON.stringify(url)}, { mode: "no-cors" })`]))); },
  font: (url) => new FontFace("out", `url("${url}")`).load(),
  "cache.add": async (url) => (await caches.open("out")).add(url),
};

/** Peer connections ask a STUN server by UDP, which no connect-src binds. */
export const byUdp = async (port) => {
  const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${port}` }] });
  peer.createDataChannel("out");
  await peer.setLocalDescription(await peer.createOffer());
};
