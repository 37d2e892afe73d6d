"""Makes packages with JAR signatures of every oddity: make-v1.py <unsigned.apk> <folder>. Signs with openssl."""
import base64, hashlib, os, subprocess, sys, zipfile

UNSIGNED, FOLDER = sys.argv[1:3]
base = zipfile.ZipFile(UNSIGNED)
FILES = {i.filename: base.read(i) for i in base.infolist()}
HASHES = {'SHA1': 'sha1', 'SHA-256': 'sha256', 'SHA-512': 'sha512', 'SHA-384': 'sha384', 'MD5': 'md5', 'SHA': 'sha1', 'SHA-1': 'sha1'}
F = 'assets/a.txt'


def key(name, *extra):
    subprocess.run(['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', name + '.key', '-out', name + '.crt',
                    '-subj', '/CN=V1 ' + name + '/O=Touchstone', '-days', '9999', *extra], check=True, capture_output=True)


key('a')
key('b')
key('crit', '-addext', '1.2.3.4=critical,DER:0500')
key('ku', '-addext', 'keyUsage=critical,keyEncipherment')
key('ku2', '-addext', 'keyUsage=critical,nonRepudiation')


def digest(alg, data):
    return base64.b64encode(hashlib.new(HASHES[alg], data).digest()).decode()


def section(name, data, algs=('SHA1',), nl='\r\n', extra=''):
    line = f'Name: {name}'
    out = ''
    while len(line) > 70:
        out += line[:70] + nl
        line = ' ' + line[70:]
    return out + line + nl + ''.join(f'{a}-Digest: {digest(a, data)}{nl}' for a in algs) + extra + nl


def sign(data, signer, md, attrs, options):
    open('to-sign', 'wb').write(data)
    subprocess.run(['openssl', 'cms', '-sign', '-binary', '-in', 'to-sign', '-outform', 'DER', '-signer', signer + '.crt', '-inkey', signer + '.key',
                    '-md', md, '-nosmimecap', *([] if attrs else ['-noattr']), *options, '-out', 'signed.der'], check=True, capture_output=True)
    return open('signed.der', 'rb').read()


def build(name, signers=('a',), nl='\r\n', algs=('SHA1',), files=FILES, sf_main='', no_version=(), created_by='x', whole=True, sections=True,
          main_digest=True, main_algs=None, manifest_name='META-INF/MANIFEST.MF', names=None, exts=None, sf_names=None, twice=None, md='sha1',
          attrs=False, change_manifest=None, change_sf=None, omit_manifest=(), omit_sf={}, change_files={}, section_extra='', options=(),
          extra_entries=(), method=zipfile.ZIP_DEFLATED):
    main = f'Manifest-Version: 1.0{nl}Created-By: test{nl}{nl}'
    parts = {n: section(n, d, algs, nl, section_extra) for n, d in files.items() if n not in omit_manifest}
    manifest = main + ''.join(parts.values())
    if change_manifest:
        manifest = change_manifest(manifest)
    signatures = []
    for i, signer in enumerate(signers):
        text = ('' if i in no_version else f'Signature-Version: 1.0{nl}') + f'Created-By: {created_by}{nl}' + sf_main
        for a in (main_algs or algs) if whole else ():
            text += f'{a}-Digest-Manifest: {digest(a, manifest.encode() if whole is True else b"no")}{nl}'
        for a in (main_algs or algs) if main_digest else ():
            text += f'{a}-Digest-Manifest-Main-Attributes: {digest(a, main.encode() if main_digest is True else b"no")}{nl}'
        text += nl
        for n, part in parts.items() if sections else ():
            if n not in omit_sf.get(i, ()):
                text += section(n, part.encode(), algs, nl)
        if change_sf:
            text = change_sf(text, i)
        signatures.append((names[i] if names else f'CERT{i}', text.encode(), sign(text.encode(), signer, md, attrs, options), exts[i] if exts else 'RSA'))
    with zipfile.ZipFile(os.path.join(FOLDER, f'v1-{name}.apk'), 'w') as z:
        def write(n, data, m=zipfile.ZIP_STORED):
            info = zipfile.ZipInfo(n, (1980, 1, 1, 0, 0, 0))
            info.compress_type = m
            z.writestr(info, data)
        for n, d in files.items():
            write(n, change_files.get(n, d), method)
        for n, d in extra_entries:
            write(n, d)
        if manifest_name:
            write(manifest_name, manifest)
        for n, text, block, ext in signatures:
            if sf_names is None or sf_names.get(n) is not None:
                write(f'META-INF/{(sf_names or {}).get(n, n)}.SF', text)
            write(f'META-INF/{n}.{ext}', block)
        if twice:
            write(*twice)


build('plain')
build('lf', nl='\n')
build('cr', nl='\r')
build('without-main-digest', main_digest=False)
build('without-whole-digest', whole=False)
build('wrong-whole-digest', whole='x')
build('wrong-whole-digest-without-sections', whole='x', sections=False)
build('whole-digest-without-sections', sections=False)
build('wrong-main-digest', main_digest='x')
build('two-signers', signers=('a', 'b'))
build('two-signers-second-omits-a-file', signers=('a', 'b'), omit_sf={1: (F,)})
build('two-signers-second-omits-all', signers=('a', 'b'), omit_sf={1: tuple(FILES)})
build('two-signers-second-without-version', signers=('a', 'b'), no_version=(1,))
build('two-signers-both-without-version', signers=('a', 'b'), no_version=(0, 1))
build('without-version', no_version=(0,))
build('two-signers-second-names-a-file-twice', signers=('a', 'b'), change_sf=lambda s, i: s + (section(F, b'') if i else ''))
build('two-signers-second-names-a-ghost', signers=('a', 'b'), whole='x', change_sf=lambda s, i: s + (section('ghost', b'') if i else ''))
for alg in ('MD5', 'SHA', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'):
    build('digest-' + alg.lower(), algs=(alg,))
    build('digest-' + alg.lower() + '-listed', algs=(alg,), sf_main=f'Digest-Algorithms: {alg}\r\n', section_extra=f'Digest-Algorithms: {alg}\r\n')
build('digest-sha1-and-sha-256', algs=('SHA1', 'SHA-256'))
build('file-not-in-manifest', omit_manifest=(F,))
build('file-not-in-sf', omit_sf={0: (F,)})
build('file-changed', change_files={F: b'changed'})
build('file-added', extra_entries=[('extra.txt', 'x')])
build('folder-added', extra_entries=[('dir/', '')])
build('file-added-in-meta-inf', extra_entries=[('META-INF/services/x', 'x')])
build('file-added-in-lower-case-meta-inf', extra_entries=[('meta-inf/x', 'x')])
build('manifest-lower-case', manifest_name='META-INF/manifest.mf')
build('without-manifest', manifest_name=None)
build('file-twice', twice=(F, 'again'))
build('manifest-twice', twice=('META-INF/MANIFEST.MF', 'x: y\r\n\r\n'))
build('signer-name-with-blanks', names=['A B+c'])
build('signer-name-with-dot', names=['A.B'])
build('signer-in-subfolder', names=['sub/A'])
for ext in ('DSA', 'EC', 'rsa', 'PK7'):
    build('extension-' + ext + ('-lower-case' if ext == 'rsa' else ''), exts=[ext])
build('sf-of-another-name', sf_names={'CERT0': 'OTHER'})
build('without-sf', sf_names={})
build('ten-signers', signers=('a',) * 9 + ('b',))
build('eleven-signers', signers=('a',) * 11)
for name, value in (('2', '2'), ('2-and-3', '2, 3'), ('unknown', '9, x, ,1'), ('plus-2', '+2'), ('3', '3')):
    build('signed-with-' + name, sf_main=f'X-Android-APK-Signed: {value}\r\n')
build('signed-with-2-lower-case', sf_main='x-android-apk-signed: 2\r\n')
build('manifest-section-unnamed', change_manifest=lambda m: m + 'X: y\r\n\r\n')
build('manifest-section-twice', change_manifest=lambda m: m + section(F, FILES[F]))
build('manifest-names-a-ghost', change_manifest=lambda m: m + section('ghost', b''))
build('manifest-name-upper-case', change_manifest=lambda m: m.replace('Name:', 'NAME:'))
build('manifest-name-second', change_manifest=lambda m: m.replace('Name: ' + F + '\r\n', 'X: y\r\nName: ' + F + '\r\n'))
build('manifest-without-last-blank-line', change_manifest=lambda m: m.rstrip('\r\n') + '\r\n')
build('manifest-without-last-line-end', change_manifest=lambda m: m.rstrip('\r\n'))
build('manifest-many-blank-lines', change_manifest=lambda m: m.replace('\r\n\r\n', '\r\n\r\n\r\n\r\n'))
build('manifest-leading-blank-lines', change_manifest=lambda m: '\r\n\r\n' + m)
build('manifest-tab-after-colon', change_manifest=lambda m: m.replace('Digest: ', 'Digest:\t'))
build('manifest-nothing-after-colon', change_manifest=lambda m: m.replace('Digest: ', 'Digest:'))
build('manifest-blank-after-digest', change_manifest=lambda m: m.replace('=\r\n', '= \r\n'))
build('manifest-digest-continued', change_manifest=lambda m: m.replace('Digest: ', 'Digest: \r\n '))
build('manifest-bad-base64', change_manifest=lambda m: m.replace('SHA1-Digest: ', 'SHA1-Digest: !'))
build('manifest-unpadded-base64', change_manifest=lambda m: m.replace('=\r\n', '\r\n'))
build('manifest-empty', change_manifest=lambda m: '')
build('sf-empty', change_sf=lambda s, i: '')
build('sf-section-unnamed', change_sf=lambda s, i: s + 'X: y\r\n\r\n')
build('sf-section-twice', change_sf=lambda s, i: s + section(F, b''))
build('sf-names-a-ghost', change_sf=lambda s, i: s + section('ghost', b''))
build('sf-without-digest', whole='x', change_sf=lambda s, i: s.replace('SHA1-Digest: ', 'SHA2-Digest: '))
build('sf-bad-base64', change_sf=lambda s, i: s.replace('Digest-Manifest: ', 'Digest-Manifest: !'))
build('signtool', created_by='1.0 (Android signtool)', nl='\n', whole=False)
build('signtool-whole-digest', created_by='signtool', nl='\n', change_sf=lambda s, i: s.replace('-Digest-Manifest: ', '-Digest: '))
for md in ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'):
    build('signed-' + md, md=md)
    build('signed-attributes-' + md, md=md, attrs=True)
for name, what in (('crit', 'unknown-critical-extension'), ('ku', 'key-not-for-signing'), ('ku2', 'key-for-non-repudiation')):
    build('certificate-' + what, signers=(name,))
build('signer-by-key-id', options=('-keyid',))
build('without-certificates', options=('-nocerts',))
build('another-certificate-beside', options=('-certfile', 'b.crt'))
build('files-stored', method=zipfile.ZIP_STORED)
build('without-files', files={})
build('long-file-name', files={**FILES, 'assets/' + 'x' * 200: b'hello'})
build('chinese-file-name', files={**FILES, 'assets/' + '汉字' * 30: b'hello'})
build('file-name-with-blanks-at-the-ends', files={**FILES, 'assets/ x ': b'hello', ' lead': b'x'})
