// Stands back, and says its priority and that of a thread that it starts.
import { once } from "node:events";
import { getPriority } from "node:os";
import { parentPort, Worker, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const { standBack } = await import("../../src/lib/thread-priority.ts");
standBack(workerData);
const started = new Worker(
  'require("worker_threads").parentPort.postMessage(require("os").getPriority())',
  { eval: true },
);
const [priority] = await once(started, "message");
parentPort.postMessage([getPriority(), priority], []);
