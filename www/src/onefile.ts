// The page of one file: a page by itself; in a frame whose address names its host, the element, driven by messages.
import { invitation } from "./frame/messages";

const invited = parent === self ? null : invitation(location.hash);
if (invited) void import("./frame/guest").then(({ serve }) => serve(invited));
else void import("./main");
