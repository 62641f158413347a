import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import { GatewayOpcodes } from "discord-api-types/v10";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { identifyProblem, readyData } from "./gateway-hello.ts";
import { type LocalState, emit } from "./state.ts";
import type { Observe } from "./traffic.ts";

const HEARTBEAT_INTERVAL = 41_250;
/** Events kept for a session that may resume. */
const MAX_REPLAY = 1000;
const PATH = "/gateway";

/** Source: "Gateway Close Event Codes" of Discord's documentation. */
const CLOSE = { unknownOpcode: 4001, badPayload: 4002, notIdentified: 4003, identifiedTwice: 4005 };

interface Session {
  id: string;
  seq: number;
  sent: { seq: number; frame: string }[];
  socket: WebSocket | null;
}

/** The connections of all bots that are logged in. */
export interface Gateway {
  /** Sends an event to the newest connection; false if no bot is connected or may resume. */
  dispatch(event: string, data: object): boolean;
  /** How many bots are connected and identified. */
  connections(): number;
  /** Asks every bot to reconnect and resume (opcode 7). */
  askReconnect(): void;
  /** Invalidates the session of every bot (opcode 9), resumable or not. */
  invalidate(resumable: boolean): void;
  /** Cuts every connection with a close code. */
  drop(code: number): void;
  close(): Promise<void>;
}

interface Hub {
  state: LocalState;
  observe: Observe | undefined;
  /** By id, the newest connection last. */
  sessions: Map<string, Session>;
}

export function openGateway(state: LocalState, server: Server, observe?: Observe): Gateway {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 16_384 });
  const hub: Hub = { state, sessions: new Map(), observe };
  server.on("upgrade", (request, socket, head) => {
    // Browsers always send an Origin: no page may open the gateway. The path is compared as text
    // because a page can ask for paths that no URL parser takes.
    if (request.headers.origin !== undefined || request.url?.split("?")[0] !== PATH) {
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => welcome(hub, client));
  });
  const live = (): Session[] => [...hub.sessions.values()].filter((session) => session.socket);
  const toAll = (op: GatewayOpcodes, d: unknown): void => {
    for (const session of live()) session.socket?.send(JSON.stringify({ op, d, s: null, t: null }));
  };
  return {
    dispatch: (event, data) => {
      const session = live().at(-1) ?? [...hub.sessions.values()].at(-1);
      if (session) send(hub, session, event, data);
      return session !== undefined;
    },
    connections: () => live().length,
    askReconnect: () => toAll(GatewayOpcodes.Reconnect, null),
    invalidate: (resumable) => {
      const open = live();
      if (!resumable) hub.sessions.clear();
      for (const { socket } of open) {
        socket?.send(
          JSON.stringify({ op: GatewayOpcodes.InvalidSession, d: resumable, s: null, t: null }),
        );
      }
    },
    drop: (code) => {
      for (const session of live()) session.socket?.close(code);
    },
    close: () =>
      new Promise((resolve) => {
        for (const client of sockets.clients) client.terminate();
        sockets.close(() => resolve());
      }),
  };
}

function send(hub: Hub, session: Session, event: string, data: object): void {
  session.seq += 1;
  hub.observe?.({ kind: "event", event, data });
  const frame = JSON.stringify({
    op: GatewayOpcodes.Dispatch,
    t: event,
    s: session.seq,
    d: data,
  });
  session.sent.push({ seq: session.seq, frame });
  if (session.sent.length > MAX_REPLAY) session.sent.shift();
  session.socket?.send(frame);
}

function welcome(hub: Hub, socket: WebSocket): void {
  let session: Session | null = null;
  const op = (code: GatewayOpcodes, d: unknown): void =>
    socket.send(JSON.stringify({ op: code, d, s: null, t: null }));
  op(GatewayOpcodes.Hello, { heartbeat_interval: HEARTBEAT_INTERVAL, _trace: ["local"] });
  socket.on("message", (raw) => {
    const payload = parse(frameText(raw));
    if (!payload) return socket.close(CLOSE.badPayload, "Error while decoding payload.");
    switch (payload.op) {
      case GatewayOpcodes.Heartbeat:
        return op(GatewayOpcodes.HeartbeatAck, null);
      case GatewayOpcodes.Identify: {
        if (session) return socket.close(CLOSE.identifiedTwice, "Already authenticated.");
        const problem = identifyProblem(hub.state, payload.d);
        if (problem) return socket.close(problem.code, problem.reason);
        session = { id: randomBytes(16).toString("hex"), seq: 0, sent: [], socket };
        hub.sessions.set(session.id, session);
        send(hub, session, "READY", readyData(hub.state, session.id, payload.d));
        return emit(hub.state, { type: "bot" });
      }
      case GatewayOpcodes.Resume:
        session = resume(hub, socket, payload.d);
        return session
          ? emit(hub.state, { type: "bot" })
          : op(GatewayOpcodes.InvalidSession, false);
      case GatewayOpcodes.PresenceUpdate:
      case GatewayOpcodes.VoiceStateUpdate:
      case GatewayOpcodes.RequestGuildMembers:
        return session ? undefined : socket.close(CLOSE.notIdentified, "Not authenticated.");
      default:
        return socket.close(CLOSE.unknownOpcode, "Unknown opcode.");
    }
  });
  socket.on("close", (code) => {
    if (!session || session.socket !== socket) return;
    session.socket = null;
    // A bot that closes with 1000 or 1001 ends its session; any other loss may be resumed.
    if (code === 1000 || code === 1001) hub.sessions.delete(session.id);
    emit(hub.state, { type: "bot" });
  });
  socket.on("error", () => socket.terminate());
}

function resume(hub: Hub, socket: WebSocket, data: Record<string, unknown>): Session | null {
  const { session_id: id, token, seq: seen } = data;
  const session = typeof id === "string" ? hub.sessions.get(id) : undefined;
  if (!session || token !== hub.state.token || typeof seen !== "number") return null;
  session.socket?.terminate();
  session.socket = socket;
  hub.sessions.delete(session.id);
  hub.sessions.set(session.id, session);
  for (const { seq, frame } of session.sent) if (seq > seen) socket.send(frame);
  send(hub, session, "RESUMED", { _trace: ["local"] });
  return session;
}

function frameText(raw: RawData): string {
  if (Array.isArray(raw)) return Buffer.concat(raw).toString();
  return (raw instanceof ArrayBuffer ? Buffer.from(raw) : raw).toString();
}

function parse(text: string): { op: unknown; d: Record<string, unknown> } | null {
  try {
    const payload: unknown = JSON.parse(text);
    if (typeof payload !== "object" || payload === null || !("op" in payload)) return null;
    const d =
      "d" in payload && typeof payload.d === "object" && payload.d !== null ? payload.d : {};
    return { op: payload.op, d: d as Record<string, unknown> };
  } catch {
    return null;
  }
}
