import { accessSync, constants } from "node:fs";
import { systemFault } from "../errors.ts";
import type { Check } from "./health.ts";

/** Whether the folder of articles can be read; `isUsed` is false while nothing is answered from it. */
export function folderCheck(folder: string, isUsed: () => boolean): Check {
  return { find: () => ({ problems: isUsed() ? problemsOf(folder) : [] }) };
}

function problemsOf(folder: string): string[] {
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
    return [];
  } catch (error) {
    const why = systemFault(error) ?? String(error);
    return [
      `The folder of articles cannot be read: ${why}. What was read before is answered from.`,
    ];
  }
}
