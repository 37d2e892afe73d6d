#!/bin/sh
# Makes the packages of this folder: ./make.sh <empty folder>. Needs aapt, apksigner (31.0.2), keytool, openssl,
# python3 and Node 24. Keys are made anew and thrown away, so bytes differ from run to run; what each package
# shows does not.
set -e
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1/app/assets" "$1/out" && cd "$1"

printf 'hello hello hello hello\n' > app/assets/a.txt
printf 'stored' > app/assets/b.bin
aapt package -f -0 bin -M "$here/AndroidManifest.xml" -A app/assets -I /usr/share/android-framework-res/framework-res.apk -F tiny.apk
cp tiny.apk out/unsigned.apk

key() {
  keytool -genkeypair -keystore ks.p12 -storetype PKCS12 -storepass android -keypass android -validity 10000 \
    -alias "$1" -keyalg "$2" $3 -sigalg "$4" -dname "CN=$1, O=Touchstone, C=CN"
}
for name in rsa2048 rsa2048b rsa2048c; do key $name RSA "-keysize 2048" SHA256withRSA; done
key rsa1024 RSA "-keysize 1024" SHA256withRSA
key ec256 EC "-groupname secp256r1" SHA256withECDSA
key ec521 EC "-groupname secp521r1" SHA256withECDSA
key dsa1024 DSA "-keysize 1024" SHA256withDSA

with() { echo "--ks ks.p12 --ks-pass pass:android --key-pass pass:android --ks-key-alias $1"; }
make() { out=$1; shift; apksigner sign --in tiny.apk --out "out/$out.apk" "$@"; }
only() { echo "--v1-signing-enabled $1 --v2-signing-enabled $2 --v3-signing-enabled $3 --v4-signing-enabled false"; }

for name in rsa1024 rsa2048 ec256 ec521 dsa1024; do
  make $name-v1-min18 $(with $name) $(only true false false) --min-sdk-version 18
  make $name-v2 $(with $name) $(only false true false) --min-sdk-version 24
done
make rsa2048-v1-min1 $(with rsa2048) $(only true false false) --min-sdk-version 1
for name in rsa2048 ec256; do
  make $name-v1v2v3 $(with $name) --min-sdk-version 18 --v4-signing-enabled true
  make $name-v3 $(with $name) $(only false false true) --min-sdk-version 28
  make $name-verity $(with $name) --v1-signing-enabled false --verity-enabled --min-sdk-version 24 --v4-signing-enabled true
done
apksigner rotate --out lineage2 --old-signer $(with rsa2048) --new-signer $(with rsa2048b)
apksigner rotate --in lineage2 --out lineage3 --old-signer $(with rsa2048b) --new-signer $(with ec256)
make rotated-once $(with rsa2048) --next-signer $(with rsa2048b) --lineage lineage2 --min-sdk-version 18 --v4-signing-enabled false
make rotated-twice $(with rsa2048) --next-signer $(with rsa2048b) --next-signer $(with ec256) --lineage lineage3 --min-sdk-version 18 --v4-signing-enabled false
make two-signers-v1v2 $(with rsa2048) --next-signer $(with ec256) $(only true true false) --min-sdk-version 18
make stamp-v1v2v3 $(with rsa2048) --stamp-signer $(with rsa2048c) --min-sdk-version 18 --v4-signing-enabled false
make stamp-v1 $(with rsa2048) --stamp-signer $(with rsa2048c) $(only true false false) --min-sdk-version 18

python3 "$here/make-v1.py" tiny.apk out
node "$here/make-v31.ts" tiny.apk out
