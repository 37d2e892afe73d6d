#!/bin/sh
# 离线安装 / installs without a network:  sh install.sh --public-key KEY --to /opt/touchstone
# The signature, the runtime and the installer are checked by a program of this machine (openssl, else node) before anything of the archive is run.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)

fail() { printf 'touchstone: %s\n' "$1" >&2; exit 2; }

key=
previous=
for argument in "$@"; do
  [ "$previous" = --public-key ] && key=$argument
  previous=$argument
done
[ -n "$key" ] || fail '请给出打包时打印的公钥 / give the public key that was printed at packing: --public-key KEY'
[ -f "$key" ] && key=$(tr -d ' \n\r' < "$key")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if command -v openssl > /dev/null 2>&1 && openssl pkeyutl -help 2>&1 | grep -q -- -rawin; then
  # an Ed25519 key in DER is a fixed beginning and its 32 bytes
  { printf '\060\052\060\005\006\003\053\145\160\003\041\000'; printf '%s' "$key" | openssl base64 -d -A; } > "$work/key.der"
  signed() {
    openssl pkeyutl -verify -pubin -keyform DER -inkey "$work/key.der" -rawin -in "$here/release.json" -sigfile "$here/release.sig" > /dev/null 2>&1
  }
  digest() { openssl dgst -sha256 -r "$1" | cut -d' ' -f1; }
elif command -v node > /dev/null 2>&1; then
  signed() {
    node -e 'const { createPublicKey: k, verify } = require("crypto"), { readFileSync: r } = require("fs"), [d, b] = process.argv.slice(1);
      const x = Buffer.from(b, "base64").toString("base64url");
      process.exit(verify(null, r(d + "/release.json"), k({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" }), r(d + "/release.sig")) ? 0 : 1)' \
      "$here" "$key" 2> /dev/null
  }
  digest() { node -e 'process.stdout.write(require("crypto").createHash("sha256").update(require("fs").readFileSync(process.argv[1])).digest("hex"))' "$1"; }
else
  fail '需要本机的 openssl 3 或 Node 来核对签名 / openssl 3 or Node of this machine is needed to check the signature'
fi

signed || fail '签名不符，什么也没有安装 / the signature does not verify; nothing was installed'
for file in node install.mjs; do
  expected=$(tr -d ' \n' < "$here/release.json" | sed "s/.*\"$file\":{\"sha256\":\"\([0-9a-f]*\)\".*/\1/")
  [ "$expected" = "$(digest "$here/$file")" ] || fail "文件 $file 与签名清单不符，什么也没有安装 / the file $file is not the one that was signed; nothing was installed"
done
"$here/node" "$here/install.mjs" "$@"
