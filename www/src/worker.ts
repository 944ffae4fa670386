// The worker's script on the page, one classic file: what shuts it is the page's policy, which it inherits.
import { serve, type Scope } from "./serve";

serve(self as unknown as Scope);
