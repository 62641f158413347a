/** The proxies that a process is told to use, as curl and others read them; "" for none. */
export interface Proxies {
  httpProxy: string;
  httpsProxy: string;
  /** Hosts that are reached without one, separated by commas. */
  noProxy: string;
}

/** Null where no proxy is set. Names in lower case win, as they do elsewhere. */
export function proxiesIn(env: Readonly<Record<string, string | undefined>>): Proxies | null {
  const read = (name: string): string => env[name] ?? env[name.toUpperCase()] ?? "";
  const all = address(read("all_proxy"));
  const httpProxy = address(read("http_proxy")) || all;
  const httpsProxy = address(read("https_proxy")) || all;
  if (httpProxy === "" && httpsProxy === "") return null;
  return { httpProxy, httpsProxy, noProxy: read("no_proxy") };
}

/** Often written without a scheme. */
function address(text: string): string {
  const trimmed = text.trim();
  return trimmed === "" || trimmed.includes("://") ? trimmed : `http://${trimmed}`;
}
