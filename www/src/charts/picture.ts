/** A figure as a picture that stands alone: every word and mark as it is on screen, in SVG without a style sheet, or as PNG. */

const SVG = "http://www.w3.org/2000/svg";
/** What a mark's look is made of, as presentation attributes. */
const LOOK = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "stroke-opacity", "stop-color", "stop-opacity", "opacity", "text-anchor", "font-family", "font-size", "font-style", "font-weight", "paint-order"];
/** What belongs to the page rather than to the picture. */
const ASIDE = ".fig-foot, .hidden, .hit, details, button:not(.link-figure)";
const AIR = 16;

function node(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** A drawing with its look written on each mark. */
function drawn(from: SVGElement): SVGElement {
  const to = from.cloneNode(true) as SVGElement;
  const sources = [from, ...from.querySelectorAll<SVGElement>("*")];
  const copies = [to, ...to.querySelectorAll<SVGElement>("*")];
  sources.forEach((source, at) => {
    const copy = copies[at];
    if (!copy) return;
    const style = getComputedStyle(source);
    for (const key of LOOK) {
      const value = style.getPropertyValue(key);
      if (value && value !== "none" && value !== "normal" && value !== "auto") copy.setAttribute(key, value.replaceAll('"', "'"));
      else if (key === "fill" && value === "none") copy.setAttribute(key, "none");
    }
    for (const name of ["class", "tabindex", "role", "style", "aria-keyshortcuts", "aria-hidden"]) copy.removeAttribute(name);
    for (const name of copy.getAttributeNames()) if (name.startsWith("data-")) copy.removeAttribute(name);
  });
  copies.forEach((copy, at) => { if (sources[at]?.matches(".hit")) copy.remove(); });
  return to;
}

/** The words of a text node, a run for each line that it takes on screen. */
function lines(text: Text): { words: string; box: DOMRect }[] {
  const range = document.createRange();
  const runs: { words: string; box: DOMRect }[] = [];
  for (const { 0: word, index = 0 } of (text.textContent ?? "").matchAll(/\S+/g)) {
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    const box = range.getBoundingClientRect();
    const last = runs.at(-1);
    if (last && Math.abs(last.box.top - box.top) < 3) {
      last.words += ` ${word}`;
      last.box = new DOMRect(last.box.x, last.box.y, box.right - last.box.x, last.box.height);
    } else if (box.width > 0) runs.push({ words: word, box });
  }
  return runs;
}

function written(text: Text, left: number, top: number): SVGElement[] {
  const parent = text.parentElement;
  if (!parent) return [];
  const style = getComputedStyle(parent);
  const size = parseFloat(style.fontSize);
  return lines(text).map(({ words, box }) => {
    const made = node("text", { x: (box.left - left).toFixed(1), y: (box.top - top + box.height / 2 + size * 0.35).toFixed(1), fill: style.color, "font-family": style.fontFamily.replaceAll('"', "'"), "font-size": style.fontSize, "font-weight": style.fontWeight, "font-style": style.fontStyle });
    made.textContent = words;
    return made;
  });
}

/** The figure as one SVG: its title, its words and its drawings where they stand on screen, on paper. */
export function pictureOf(figure: Element): { svg: SVGElement; width: number; height: number } {
  const frame = figure.getBoundingClientRect();
  const shown = (element: Element): boolean => !element.closest(ASIDE);
  const drawings = [...figure.querySelectorAll<SVGElement>("svg")].filter((one) => shown(one) && one.getBoundingClientRect().width > 1);
  const left = frame.left - AIR;
  const top = frame.top - AIR;
  const parts: SVGElement[] = [];
  let bottom = 0;
  let right = frame.width;
  const reach = (box: DOMRect): void => { bottom = Math.max(bottom, box.bottom - top); right = Math.max(right, box.right - frame.left); };
  for (const one of drawings) {
    const box = one.getBoundingClientRect();
    const copy = drawn(one);
    copy.setAttribute("x", (box.left - left).toFixed(1));
    copy.setAttribute("y", (box.top - top).toFixed(1));
    copy.setAttribute("overflow", "visible");
    parts.push(copy);
    reach(box);
  }
  const walker = document.createTreeWalker(figure, NodeFilter.SHOW_TEXT);
  for (let at = walker.nextNode(); at; at = walker.nextNode()) {
    const parent = at.parentElement;
    if (!parent || parent.closest("svg") || !shown(parent)) continue;
    parts.push(...written(at as Text, left, top));
    for (const { box } of lines(at as Text)) reach(box);
  }
  const width = Math.ceil(right + AIR * 2);
  const height = Math.ceil(bottom + AIR);
  const paper = getComputedStyle(document.body).backgroundColor;
  const svg = node("svg", { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}`, role: "img" });
  svg.append(node("rect", { width, height, fill: paper }), ...parts);
  return { svg, width, height };
}

/** The picture's text. */
export function svgText(figure: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(pictureOf(figure).svg)}`;
}

/** The picture as PNG, at twice its size; rejects where the browser cannot draw it. */
export async function pngOf(figure: Element): Promise<Blob> {
  const { svg, width, height } = pictureOf(figure);
  const address = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    await new Promise((done, failed) => { image.onload = done; image.onerror = failed; image.src = address; });
    const canvas = document.createElement("canvas");
    canvas.width = width * 2;
    canvas.height = height * 2;
    const ink = canvas.getContext("2d");
    if (!ink) throw new Error("no canvas");
    ink.scale(2, 2);
    ink.drawImage(image, 0, 0);
    return await new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no picture"))), "image/png"));
  } finally {
    URL.revokeObjectURL(address);
  }
}
