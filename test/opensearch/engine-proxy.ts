import { once } from "node:events";
import { createServer, request, type Server } from "node:http";

/** Stands between a bot and an engine, counts round trips, and can be cut. */
export class EngineProxy {
  url = "";
  /** Times at which the bot asked something while nothing else was under way. */
  roundTrips = 0;
  readonly #server: Server;
  #active = 0;

  private constructor(target: string) {
    this.#server = createServer((asked, answer) => {
      if (this.#active === 0) this.roundTrips += 1;
      this.#active += 1;
      const { method, headers, url } = asked;
      const forwarded = request(new URL(url ?? "/", target), { method, headers }, (found) => {
        answer.writeHead(found.statusCode ?? 500, found.headers);
        found.pipe(answer);
      });
      forwarded.on("error", () => answer.destroy());
      // Once the answer is on its way: when the connection is let go, the next may have been asked.
      let isUnderWay = true;
      const end = () => {
        if (isUnderWay) this.#active -= 1;
        isUnderWay = false;
      };
      answer.once("finish", end).once("close", end);
      asked.pipe(forwarded);
    });
  }

  static async start(target: string): Promise<EngineProxy> {
    const proxy = new EngineProxy(target);
    proxy.#server.listen(0, "127.0.0.1");
    await once(proxy.#server, "listening");
    const address = proxy.#server.address();
    if (address !== null && typeof address !== "string") {
      proxy.url = `http://127.0.0.1:${address.port}`;
    }
    return proxy;
  }

  /** How many round trips `work` takes. */
  async count(work: () => Promise<unknown>): Promise<number> {
    const before = this.roundTrips;
    await work();
    return this.roundTrips - before;
  }

  /** From now on nothing listens here. */
  async cut(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, "close");
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
