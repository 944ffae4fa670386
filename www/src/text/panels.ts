/** Every word of the panels, in both languages. */
export * from "./names";
export * from "./reasons";
export * from "./sentences";
export * from "./tell";
export * from "./words";
