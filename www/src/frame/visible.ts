/** A frame that is as high as what it shows has no window of its own: a dialog in it would stand over all of its height. It is placed where the reader looks. */

/** How often it is looked again while a dialog is open, in ms: whoever scrolls is the host, and he tells nobody. */
const BEAT = 100;
/** What a dialog needs, in px, however little of the frame is seen. */
const LEAST = 320;

/** Keeps the dialogs of a root within what is seen of this frame; a frame of another origin is told that of itself, and no more. */
export function keepInSight(root: ShadowRoot): void {
  let looking = false;
  const look = (): void => {
    looking = true;
    const observer = new IntersectionObserver(([{ intersectionRect: seen } = { intersectionRect: new DOMRect() }]) => {
      observer.disconnect();
      const dialog = root.querySelector<HTMLDialogElement>("dialog[open]");
      if (!dialog) return void (looking = false);
      const height = Math.min(Math.max(seen.height, LEAST), innerHeight);
      dialog.style.setProperty("top", `${Math.max(0, Math.min(seen.top, innerHeight - height))}px`);
      dialog.style.setProperty("height", `${height}px`);
      setTimeout(look, BEAT);
    });
    observer.observe(document.documentElement);
  };
  new MutationObserver(() => { if (!looking && root.querySelector("dialog[open]")) look(); }).observe(root, { subtree: true, attributeFilter: ["open"] });
}
