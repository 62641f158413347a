import { createHash } from "node:crypto";
import { createServer, type Server } from "node:net";

/**
 * Claims an application for this process, as far as this machine goes: null when another process
 * has it. Two with one token both answer every question, and readers see whichever is faster.
 *
 * The claim is a socket in a name space of the system's that no file belongs to: it ends with the
 * process, however that ends. Other systems than Linux and Windows have none: nothing is claimed.
 */
export async function claimApplication(api: string, id: string): Promise<Server | null> {
  const claim = createServer((socket) => socket.destroy()).unref();
  const path = claimPath(api, id);
  if (path === null) return claim;
  return new Promise((resolve) => {
    claim.once("error", (error: NodeJS.ErrnoException) => {
      resolve(error.code === "EADDRINUSE" ? null : claim);
    });
    claim.listen(path, () => resolve(claim));
  });
}

function claimPath(api: string, id: string): string | null {
  const name = `dateline-${createHash("sha256").update(`${api} ${id}`).digest("hex").slice(0, 32)}`;
  if (process.platform === "linux") return `\0${name}`;
  return process.platform === "win32" ? `\\\\.\\pipe\\${name}` : null;
}
