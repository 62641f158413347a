import { PermissionFlagsBits as May, PermissionsBitField } from "discord.js";
import { expect, test } from "vitest";
import { mayPost } from "../../src/discord/requests.ts";

const guildId = "100000000000000001";
const ALL = [May.SendMessages, May.SendMessagesInThreads, May.UseExternalApps];
const bits = (...flags: bigint[]) => new PermissionsBitField(flags).freeze();
const byServer = { 0: guildId };
const byUser = { 1: "100000000000000002" };

test.each<[string, boolean, readonly bigint[], readonly bigint[], object]>([
  ["both may post", true, ALL, ALL, byServer],
  ["the member may not write", false, [May.SendMessagesInThreads], ALL, byServer],
  ["the member may not write in threads", false, [May.SendMessages], ALL, byServer],
  ["the app may not write", false, ALL, [], byServer],
  ["only the user brought the app", true, ALL, [], byUser],
  ["only the user brought the app, and apps may not speak", false, ALL.slice(0, 2), ALL, byUser],
])("a reply may be public in a server where %s: %s", (_, may, member, app, owners) => {
  const interaction = {
    guildId,
    memberPermissions: bits(...member),
    appPermissions: bits(...app),
    authorizingIntegrationOwners: owners,
  } as Parameters<typeof mayPost>[0];
  expect(mayPost(interaction)).toBe(may);
});

test("a reply outside of servers may be for everyone", () => {
  const interaction = {
    guildId: null,
    memberPermissions: null,
    appPermissions: bits(),
    authorizingIntegrationOwners: byUser,
  } as unknown as Parameters<typeof mayPost>[0];
  expect(mayPost(interaction)).toBe(true);
});
