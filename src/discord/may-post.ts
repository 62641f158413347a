import {
  ApplicationIntegrationType,
  PermissionFlagsBits as May,
  type BaseInteraction,
} from "discord.js";

/** Which of the two counts depends on the channel being a thread, which discord.js does not say. */
const POST = [May.SendMessages, May.SendMessagesInThreads];

/**
 * Whether a reply may be for everyone: Discord itself lets an app answer publicly where its user
 * may not write. Direct and group channels have no permissions. An app that only the user brought
 * posts by that user's leave alone, and Discord makes its replies private without that permission.
 */
export function mayPost({
  guildId,
  memberPermissions,
  appPermissions,
  authorizingIntegrationOwners,
}: Pick<
  BaseInteraction,
  "guildId" | "memberPermissions" | "appPermissions" | "authorizingIntegrationOwners"
>): boolean {
  if (guildId === null) return true;
  if (memberPermissions === null || !memberPermissions.has(POST)) return false;
  return authorizingIntegrationOwners[ApplicationIntegrationType.GuildInstall] === undefined
    ? memberPermissions.has(May.UseExternalApps)
    : appPermissions.has(POST);
}
