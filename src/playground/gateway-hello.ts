import { GatewayCloseCodes, GatewayIntentBits } from "discord-api-types/v10";
import type { LocalState } from "./state.ts";

/** All intents, and those that an app must be granted first; the local bot has none of these. */
const ALL_INTENTS = Object.values(GatewayIntentBits)
  .filter((bit) => typeof bit === "number")
  .reduce((all, bit) => all | bit, 0);
const PRIVILEGED =
  GatewayIntentBits.GuildMembers |
  GatewayIntentBits.GuildPresences |
  GatewayIntentBits.MessageContent;

/** Why an IDENTIFY is refused, as a close code; null if it is valid. */
export function identifyProblem(
  state: LocalState,
  data: Record<string, unknown>,
): { code: GatewayCloseCodes; reason: string } | null {
  if (data["token"] !== state.token) {
    return { code: GatewayCloseCodes.AuthenticationFailed, reason: "Authentication failed." };
  }
  const intents = data["intents"];
  if (!Number.isSafeInteger(intents) || (Number(intents) & ~ALL_INTENTS) !== 0) {
    return { code: GatewayCloseCodes.InvalidIntents, reason: "Invalid intent(s)." };
  }
  if ((Number(intents) & PRIVILEGED) !== 0) {
    return { code: GatewayCloseCodes.DisallowedIntents, reason: "Disallowed intent(s)." };
  }
  const shard = data["shard"];
  if (shard !== undefined && !isShard(shard)) {
    return { code: GatewayCloseCodes.InvalidShard, reason: "Invalid shard." };
  }
  return null;
}

function isShard(shard: unknown): boolean {
  if (!Array.isArray(shard) || shard.length !== 2) return false;
  const [index, count]: unknown[] = shard;
  return Number.isInteger(index) && Number.isInteger(count) && Number(index) < Number(count);
}

export function readyData(
  state: LocalState,
  session: string,
  identify: Record<string, unknown>,
): object {
  return {
    v: 10,
    user: { ...state.bot, verified: true, mfa_enabled: true, email: null },
    guilds: [{ id: state.guild, unavailable: true }],
    session_id: session,
    session_type: "normal",
    resume_gateway_url: gatewayUrl(state),
    shard: identify["shard"] ?? [0, 1],
    application: { id: state.bot.id, flags: 0 },
    private_channels: [],
    relationships: [],
    presences: [],
    _trace: ["local"],
  };
}

export function gatewayUrl(state: LocalState): string {
  return `${state.url.replace(/^http/, "ws")}/gateway`;
}
