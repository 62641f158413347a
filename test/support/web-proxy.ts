import { createServer, request } from "node:http";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";

export interface WebProxy {
  url: string;
  /** What it was asked for: addresses, and for a tunnel "host:port". */
  asked: string[];
  stop(): Promise<void>;
}

/**
 * A web proxy that leads to one server on loopback, whatever the name it is asked for; without one
 * it refuses everything.
 */
export async function startWebProxy(origin: string | null): Promise<WebProxy> {
  const asked: string[] = [];
  const target = origin === null ? null : new URL(origin);
  const server = createServer((incoming, outgoing) => {
    asked.push(incoming.url ?? "");
    if (target === null) return outgoing.writeHead(403).end();
    const { pathname, search } = new URL(incoming.url ?? "/", origin ?? "");
    const { method, headers } = incoming;
    const onward = request(
      { host: target.hostname, port: target.port, path: pathname + search, method, headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    return incoming.pipe(onward);
  });
  server.on("connect", ({ url = "" }, socket) => {
    asked.push(url);
    socket.on("error", () => socket.destroy());
    if (target === null) return socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    const tunnel = connect(Number(target.port), target.hostname, () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      socket.pipe(tunnel).pipe(socket);
    });
    return tunnel.on("error", () => socket.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
