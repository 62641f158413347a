import { PermissionFlagsBits as May } from "discord-api-types/v10";
import { expect, test } from "vitest";
import { mayPost } from "../../src/discord/requests.ts";

type Place = Parameters<typeof mayPost>[0];

const ALL = [May.SendMessages, May.SendMessagesInThreads, May.UseExternalApps];
const bits = (flags: readonly bigint[]) => String(flags.reduce((all, flag) => all | flag, 0n));
const byServer = { 0: "100000000000000001" };
const byUser = { 1: "100000000000000002" };

test.each<[string, boolean, readonly bigint[], readonly bigint[], object]>([
  ["both may post", true, ALL, ALL, byServer],
  ["an administrator may do everything", true, [May.Administrator], ALL, byServer],
  ["the member may not write", false, [May.SendMessagesInThreads], ALL, byServer],
  ["the member may not write in threads", false, [May.SendMessages], ALL, byServer],
  ["the app may not write", false, ALL, [], byServer],
  ["only the user brought the app", true, ALL, [], byUser],
  ["only the user brought the app, and apps may not speak", false, ALL.slice(0, 2), ALL, byUser],
])("a reply may be public in a server where %s: %s", (_, may, member, app, owners) => {
  const place = {
    guild_id: "100000000000000001",
    member: { permissions: bits(member) },
    app_permissions: bits(app),
    authorizing_integration_owners: owners,
  };
  expect(mayPost(place as Place)).toBe(may);
});

test("a reply outside of servers may be for everyone", () => {
  const place = { app_permissions: "0", authorizing_integration_owners: byUser };
  expect(mayPost(place as Place)).toBe(true);
});
