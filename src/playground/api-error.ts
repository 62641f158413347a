/** One fault of a request body: where it is, Discord's name for it, and a sentence. */
export interface Fault {
  path: readonly (string | number)[];
  code: string;
  message: string;
}

/** A refusal, as Discord's REST API sends it. */
export class ApiError extends Error {
  override name = "ApiError";
  readonly status: 400 | 401 | 403 | 404 | 405 | 413;
  readonly code: number;
  readonly errors: object | undefined;

  constructor(status: ApiError["status"], code: number, message: string, errors?: object) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  toJSON(): object {
    return { message: this.message, code: this.code, ...(this.errors && { errors: this.errors }) };
  }
}

type Refusal = readonly [status: ApiError["status"], code: number, message: string];

/** Source: "JSON Error Codes" of https://docs.discord.com/developers/topics/opcodes-and-status-codes */
const REFUSALS = {
  unauthorized: [401, 0, "401: Unauthorized"],
  notFound: [404, 0, "404: Not Found"],
  unknownApplication: [404, 10002, "Unknown Application"],
  unknownChannel: [404, 10003, "Unknown Channel"],
  unknownMessage: [404, 10008, "Unknown Message"],
  unknownWebhook: [404, 10015, "Unknown Webhook"],
  unknownInteraction: [404, 10062, "Unknown interaction"],
  unknownCommand: [404, 10063, "Unknown application command"],
  tooManyCommands: [400, 30032, "Maximum number of application commands reached"],
  tooLarge: [413, 40005, "Request entity too large"],
  alreadyAcknowledged: [400, 40060, "Interaction has already been acknowledged."],
  tooManyFollowUps: [400, 40094, "This interaction has reached the maximum number of follow ups."],
  unknownUser: [404, 10013, "Unknown User"],
  cannotMessage: [403, 50007, "Cannot send messages to this user"],
  emptyMessage: [400, 50006, "Cannot send an empty message"],
  expiredToken: [401, 50027, "Invalid Webhook Token"],
  badJson: [400, 50109, "The request body contains invalid JSON."],
} as const satisfies Record<string, Refusal>;

export function refusal(name: keyof typeof REFUSALS): ApiError {
  const [status, code, message]: Refusal = REFUSALS[name];
  return new ApiError(status, code, message);
}

/** 50035 with faults nested by path, as Discord nests them. */
export function invalidForm(faults: readonly Fault[]): ApiError {
  const errors = node();
  for (const { path, code, message } of faults) {
    let at = errors;
    for (const key of path) at = (at[key] ??= node()) as Record<string, unknown>;
    ((at["_errors"] ??= []) as object[]).push({ code, message });
  }
  return new ApiError(400, 50035, "Invalid Form Body", errors);
}

/** Without a prototype: a path may hold keys of the body, and one may be "__proto__". */
function node(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}
