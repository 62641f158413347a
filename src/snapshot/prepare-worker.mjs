// A thread starts from plain JavaScript: Node 20 cannot load TypeScript before tsx is registered.
import { register } from "tsx/esm/api";

register();
await import("./prepare-worker.ts");
