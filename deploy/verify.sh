#!/usr/bin/env bash
# Builds the Dockerfile as it is, without Docker and without an image registry, and runs the result
# as compose.yaml does: read-only, as user 1000, without capabilities. As root on Debian; it installs
# debootstrap and buildah where they are missing, and takes some minutes. Not part of npm test.
set -euo pipefail
cd "$(dirname "$0")/.."

NODE_MAJOR=24
SUITE=bookworm
BASE=docker.io/library/node:$NODE_MAJOR-$SUITE-slim
export STORAGE_DRIVER=vfs BUILDAH_ISOLATION=chroot
work=$(mktemp -d)
export XDG_DATA_HOME=$work/storage
bud=(buildah --root "$work/storage" --runroot "$work/run")
bot=
cleanup() {
  [ -z "$bot" ] || kill "$bot" 2>/dev/null || true
  "${bud[@]}" rm --all >/dev/null 2>&1 || true
  rm -rf --one-file-system "$work"
}
trap cleanup EXIT
step() { printf '%4ss  %s\n' "$SECONDS" "$*"; }
fail() {
  printf 'FAILED: %s\n' "$*" >&2
  cat "$work"/bot.* >&2 2>/dev/null || true
  exit 1
}

step "tools"
for tool in debootstrap buildah; do
  command -v $tool >/dev/null && continue
  apt-get update -qq && apt-get install -y -qq --no-install-recommends $tool >/dev/null
done

step "a base of Debian $SUITE with Node $NODE_MAJOR from npm, in the place of $BASE"
root=$work/base
# Kept for the next run: it is most of the time.
debian=${TMPDIR:-/tmp}/dateline-debian-$SUITE.tar
if [ ! -e "$debian" ]; then
  debootstrap --variant=minbase $SUITE "$root" >"$work/debootstrap.log" || fail "debootstrap: $(tail -1 "$work/debootstrap.log")"
  tar -cf "$debian.part" -C "$root" . && mv "$debian.part" "$debian" && rm -rf --one-file-system "$root"
fi
mkdir "$root" && tar -xf "$debian" -C "$root"
case $(uname -m) in x86_64) arch=x64 ;; aarch64) arch=arm64 ;; *) fail "no Node for $(uname -m)" ;; esac
npm install --silent --no-save --prefix "$work/node" "node-linux-$arch@$NODE_MAJOR" npm@11
install -m 755 "$work/node/node_modules/node-linux-$arch/bin/node" "$root/usr/local/bin/node"
mkdir -p "$root/usr/local/lib/node_modules"
cp -a "$work/node/node_modules/npm" "$root/usr/local/lib/node_modules/"
ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
base=$("${bud[@]}" from scratch)
"${bud[@]}" copy -q "$base" "$root" / >/dev/null
"${bud[@]}" config --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$base"
if [ -n "${NODE_EXTRA_CA_CERTS:-}" ]; then
  # This machine's network has a certificate of its own.
  "${bud[@]}" copy -q "$base" "$NODE_EXTRA_CA_CERTS" /etc/extra-ca.pem >/dev/null
  "${bud[@]}" config --env NODE_EXTRA_CA_CERTS=/etc/extra-ca.pem "$base"
fi
"${bud[@]}" commit -q "$base" "$BASE" >/dev/null
rm -rf "$root"

step "the unchanged Dockerfile"
"${bud[@]}" build --pull-never --network host -f deploy/Dockerfile -t dateline . >"$work/build.log" 2>&1 ||
  fail "build: $(tail -20 "$work/build.log")"
image=$("${bud[@]}" from dateline)
tree=$("${bud[@]}" mount "$image")
mapfile -t env < <("${bud[@]}" inspect --format '{{range .OCIv1.Config.Env}}{{println .}}{{end}}' "$image" | grep .)
user=$("${bud[@]}" inspect --format '{{.OCIv1.Config.User}}' "$image")
[ "$user" = 1000:1000 ] || fail "the image's user is $user"
[ -e "$tree/app/node_modules/tsx" ] && fail "the image holds tsx"
[ -e "$tree/app/corpus" ] && fail "the image holds the repository's articles"
step "the image's app: $(du -sm "$tree/app" | cut -f1) MB"

mkdir "$work/data" && chown 1000:1000 "$work/data"
# Runs a command in the image: its root read-only, /data writable, no capability, no privilege.
inside() {
  exec unshare --mount bash -c '
    set -e
    tree=$1 data=$2; shift 2
    mount --bind "$tree" "$tree"
    mount -o remount,bind,ro "$tree"
    mount --bind "$data" "$tree/data"
    mount -t proc proc "$tree/proc"
    exec env -i "$@"
  ' inside "$tree" "$work/data" "${env[@]}" PORT=$PORT \
    chroot "$tree" setpriv --reuid 1000 --regid 1000 --clear-groups --no-new-privs \
    --bounding-set=-all --inh-caps=-all -- sh -c 'cd /data && exec "$@"' sh "$@"
}
PORT=3900
mapfile -t program < <("${bud[@]}" inspect --format '{{range .OCIv1.Config.Entrypoint}}{{println .}}{{end}}' "$image" | grep .)

step "what it may write"
(inside sh -c 'grep -E "^(Uid|CapEff|CapBnd|NoNewPrivs)" /proc/self/status; touch /app/x 2>&1; touch /data/x && rm /data/x && echo "/data is writable"')

step "start"
(inside "${program[@]}" start) >"$work/bot.out" 2>"$work/bot.err" &
bot=$!
for _ in $(seq 60); do
  grep -q 'Open http' "$work/bot.out" && break
  kill -0 $bot 2>/dev/null || fail "the bot ended"
  sleep 0.5
done
url=$(grep -o 'http://127[^ ]*' "$work/bot.out") || fail "no page after 30 s"
curl -fsS -o "$work/page.html" "$url" || fail "no page at $url"
grep -qi '<!doctype html>' "$work/page.html" || fail "no page at $url"
step "the page is served at $url"
cat "$work/bot.out"
(inside "${program[@]}" health) || fail "not healthy"
grep VmRSS "/proc/$bot/status"

step "an article is added, and served"
printf -- '---\ntitle: A volcano\n---\n\nThe volcano is in Iceland.\n' >"$work/a.md"
(inside sh -c 'mkdir -p articles && cat >articles/a.md' <"$work/a.md")
for _ in $(seq 40); do grep -q 'articles changed' "$work/bot.err" && break; sleep 0.5; done
grep -q 'articles changed' "$work/bot.err" || fail "the article is not served"

step "SIGTERM"
kill -TERM $bot
code=0
wait $bot || code=$?
[ $code = 0 ] || fail "SIGTERM ended it with $code"
step "it ended with 0: all is well"
