export const words = {
  'not-an-app': '文件不是可读的安装包。请上传完整的安装包。',
  'other-package': '包名与本案应用不同。请上传本案应用的新版本。',
  'signature-invalid': '签名校验不通过。请用正式密钥重新签名后上传。',
  'other-signer': '签名证书与本案应用原来的不同。请用原密钥签名；密钥已轮换的，安装包须带轮换记录。',
  'version-not-higher': '版本号没有提高。请提高版本号（versionCode）后重新构建、上传。',
  'not-stored': '文件还没有入库。请等“上传检测”中显示已入库，再提交。',
  'no-file-of-the-case': '本案应用没有可供比对的原文件。请向办案机关咨询。',
} as const;
