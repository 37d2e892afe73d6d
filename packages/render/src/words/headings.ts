import type { Lang } from './lang.ts';

/** Headings and set phrases of the report for people. Both languages say the same. */
export interface Headings {
  readonly report: string;
  readonly subtitle: string;
  /** With evidence beside the package: what was given. */
  readonly subtitleWith: (inputs: string) => string;
  readonly app: string;
  readonly package: string;
  readonly version: string;
  readonly androidLevels: (minSdk: number, targetSdk: number) => string;
  readonly file: string;
  readonly size: string;
  readonly splits: string;
  readonly signature: string;
  readonly signer: string;
  readonly accepted: string;
  readonly rejected: string;
  readonly noSignature: string;
  readonly marks: string;
  readonly debugKey: string;
  readonly testKey: string;
  readonly debuggable: string;
  readonly testOnly: string;
  readonly category: string;
  readonly results: string;
  readonly unreadable: string;
  readonly fixFirst: string;
  readonly nothingToFix: string;
  readonly place: string;
  readonly owner: string;
  readonly clauses: string;
  readonly clause: string;
  readonly remedy: string;
  readonly guide: string;
  /** What a fix changes. */
  readonly subjects: string;
  readonly what: string;
  readonly proof: (count: number) => string;
  /** Facts that leave a finding open. */
  readonly openPoints: (count: number) => string;
  /** Before the clause that rests on the same facts. */
  readonly sameProof: string;
  readonly details: string;
  readonly gate: string;
  readonly noItem: string;
  readonly result: string;
  readonly reason: string;
  readonly otherReasons: string;
  readonly rule: string;
  readonly untested: string;
  readonly untestedNote: string;
  readonly scene: (source: string) => string;
  readonly trial: string;
  readonly more: (count: number) => string;
  /** The same on a page that has all but what only the JSON has. */
  readonly moreInJson: (count: number) => string;
  /** A chain by its number, and one that was drawn before. */
  readonly chain: (number: number) => string;
  readonly chainAbove: (number: number) => string;
  readonly otherChains: string;
  /** Chains beside the one that is shown, and steps left out of it. */
  readonly otherWays: (count: number) => string;
  readonly otherWaysInJson: (count: number) => string;
  readonly moreSteps: (count: number) => string;
  readonly move: string;
  readonly consent: string;
  readonly consentNote: string;
  readonly consentCut: string;
  readonly consentTable: string;
  readonly noReadRuns: string;
  readonly chains: string;
  readonly openReads: string;
  readonly lateReads: string;
  readonly unresolved: string;
  readonly flows: string;
  readonly flowsNote: string;
  readonly flowsNone: string;
  readonly sink: string;
  readonly from: string;
  /** What data flow says when nobody asked for it. */
  readonly flowNotRun: string;
  readonly permissions: string;
  readonly permission: string;
  readonly kind: string;
  readonly group: string;
  readonly use: string;
  readonly usedBy: string;
  readonly sdks: string;
  readonly sharing: string;
  readonly sharingNote: string;
  readonly otherSdks: string;
  readonly sdkName: string;
  readonly vendor: string;
  readonly purpose: string;
  readonly manner: string;
  readonly data: string;
  readonly link: string;
  readonly toFill: string;
  readonly readableByCode: string;
  readonly sdkCategory: string;
  readonly evidence: string;
  readonly confidence: string;
  readonly matrix: string;
  readonly matrixNote: string;
  readonly sensitive: string;
  readonly total: string;
  readonly otherOwners: string;
  readonly certificates: string;
  readonly lineage: string;
  readonly scheme: string;
  readonly state: string;
  readonly errors: string;
  readonly warnings: string;
  readonly domains: string;
  readonly domain: string;
  readonly country: string;
  readonly evasion: string;
  readonly evasionNote: string;
  readonly checks: string;
  readonly observations: string;
  readonly observationsNote: string;
  readonly problems: string;
  readonly problem: string;
  readonly count: string;
  readonly first: string;
  readonly meaning: string;
  readonly limits: string;
  readonly limitsText: string;
  /** With evidence beside the package. */
  readonly limitsWith: string;
  readonly limitsWithText: string;
  readonly versions: string;
  readonly engine: string;
  readonly rules: string;
  readonly asOf: string;
  readonly none: string;
  readonly contents: string;
  readonly colon: string;
  readonly comma: string;
  readonly separator: string;
}

export const headings: Readonly<Record<Lang, Headings>> = {
  zh: {
    report: '试金石 App 合规检测报告',
    subtitle: '静态检测：依据安装包本身，不运行应用',
    subtitleWith: (inputs) => `依据安装包和${inputs}`,
    app: '应用',
    package: '包名',
    version: '版本',
    androidLevels: (minSdk, targetSdk) => `最低 API ${minSdk}，目标 API ${targetSdk}`,
    file: '文件',
    size: '大小',
    splits: '拆分包',
    signature: '签名',
    signer: '签名者',
    accepted: 'Android 认可',
    rejected: 'Android 不认可',
    noSignature: '未取得签名信息',
    marks: '注意',
    debugKey: '调试证书签名',
    testKey: '公开测试密钥签名',
    debuggable: '可调试（debuggable）',
    testOnly: '仅供测试（testOnly）',
    category: '应用类型',
    results: '结果',
    unreadable: '文件无法读取，未做任何检测。原因见“文件问题”。',
    fixFirst: '先改这几处',
    nothingToFix: '没有需要优先修改的问题。未检测的条款不等于没有问题。',
    place: '位置',
    owner: '归属',
    clauses: '涉及条款',
    clause: '条款',
    remedy: '整改',
    guide: '合规指引：怎么改、示例',
    subjects: '对象',
    what: '内容',
    proof: (count) => `证据 ${count} 项`,
    openPoints: (count) => `未能认定 ${count} 项`,
    sameProof: '各项与此条相同：',
    details: '条款与整改',
    gate: '逐条结果',
    noItem: '各条款',
    result: '结果',
    reason: '原因',
    otherReasons: '其他原因',
    rule: '规则',
    untested: '未检测',
    untestedNote: '缺少所需材料，没有检查；不等于没有问题。',
    scene: (source) => `检查场景，${source}`,
    trial: '试行',
    more: (count) => `… 还有 ${count} 项，见 JSON/HTML`,
    moreInJson: (count) => `… 还有 ${count} 项，见 JSON`,
    chain: (number) => `调用链 ${number}`,
    chainAbove: (number) => `调用链 ${number}，见上文`,
    otherChains: '其余调用链',
    otherWays: (count) => `另有 ${count} 条调用链`,
    otherWaysInJson: (count) => `另有 ${count} 条调用链，见 JSON/HTML`,
    moreSteps: (count) => `… 中间 ${count} 步`,
    move: '移到何处',
    consent: '同意之前能执行什么',
    consentNote:
      '全程序分析：从系统调用的入口出发，沿调用、回调、线程、定时、组件启动与可解析的反射逐步跟踪。能执行不等于一定执行；无法确定目标的调用不在其内，单列于后。',
    consentCut: '分析达到工作量上限，未列出的不表示没有。',
    consentTable: '可执行的个人信息读取（按与同意的先后，数字为代码位置数）',
    noReadRuns: '未发现可执行的个人信息读取。',
    chains: '同意之前的读取及其调用链',
    openReads: '无法判定与同意先后的读取',
    lateReads: '只在同意之后发生的读取',
    unresolved: '无法确定目标的调用',
    flows: '个人信息去向',
    flowsNote: '从读取处到离开应用处的路径。仅由分支条件透露的信息（隐式流）不在其内。',
    flowsNone: '未发现流出应用的路径。',
    sink: '去向',
    from: '读取处',
    flowNotRun: '数据流向：未检测（使用 --depth full 运行）。',
    permissions: '权限',
    permission: '权限',
    kind: '类别',
    group: '分组',
    use: '使用情况',
    usedBy: '使用处',
    sdks: '第三方 SDK',
    sharing: '与第三方共享个人信息清单（草稿，待企业核对）',
    sharingNote:
      '可粘贴到第三方共享清单。种类来自 SDK 公开声明和代码可读取的内容，不代表实际收集；目的、方式、链接须由企业填写，全部内容须由企业核对。',
    otherSdks: '其他第三方组件（目录未记载处理个人信息，代码中也未见读取）',
    sdkName: '名称',
    vendor: '主体',
    purpose: '目的',
    manner: '方式',
    data: '个人信息种类',
    link: '链接',
    toFill: '（待填写）',
    readableByCode: '代码可读取',
    sdkCategory: '类别',
    evidence: '识别依据',
    confidence: '可信度',
    matrix: '谁的代码可读取哪些个人信息',
    matrixNote: '数字是代码中的位置数。可读取不等于已读取，实际行为须经运行检测。',
    sensitive: '敏感',
    total: '合计',
    otherOwners: '其他归属',
    certificates: '签名与证书',
    lineage: '证书轮换（由旧到新）',
    scheme: '签名方案',
    state: '校验结果',
    errors: '错误',
    warnings: '提示',
    domains: '域名',
    domain: '域名',
    country: '厂商所在地',
    evasion: '技术对抗线索',
    evasionNote: '识别模拟器、调试、代理等环境的代码。只是线索，本身不构成违规；正当的安全防护也会有。',
    checks: '识别对象',
    observations: '其他观察',
    observationsNote: '包内值得了解的开关、开放组件、网页、动态代码、原生库等。是事实，本身不构成违规。',
    problems: '文件问题',
    problem: '代码',
    count: '次数',
    first: '首次出现',
    meaning: '说明',
    limits: '静态检测看不到什么',
    limitsText:
      '本报告只依据安装包。代码能做的事不等于做过的事：调用链说明代码在何时能够执行，实际是否读取、频次多少、发往哪里，须经运行检测；隐私政策是否写明、界面是否告知、能否拒绝，须看政策和界面。加固、动态下载、网页和服务器端的行为，安装包里看不到。“未发现”只表示检查过的内容里没有看到，“未检测”不表示没有问题。结论须由人核实后作出。',
    limitsWith: '本次检测看不到什么',
    limitsWithText:
      '本报告依据安装包和“检测材料”所列的文件。代码能做的事不等于做过的事；运行日志只记录测试时执行过的步骤和工具能记录的行为，没有记录不表示没有发生；政策按文字判断，不核实所写是否属实；界面只看提供的画面。加固、动态下载、网页和服务器端的行为看不到。“未发现”只表示检查过的内容里没有看到，“未检测”不表示没有问题。结论须由人核实后作出。',
    versions: '版本',
    engine: '引擎',
    rules: '规则集',
    asOf: '法规日期',
    none: '无',
    contents: '目录',
    colon: '：',
    comma: '，',
    separator: '、',
  },
  en: {
    report: 'Touchstone app compliance report',
    subtitle: 'Static test: from the package itself, the app was not run',
    subtitleWith: (inputs) => `From the package and the ${inputs}`,
    app: 'App',
    package: 'Package',
    version: 'Version',
    androidLevels: (minSdk, targetSdk) => `min API ${minSdk}, target API ${targetSdk}`,
    file: 'File',
    size: 'Size',
    splits: 'Splits',
    signature: 'Signature',
    signer: 'Signer',
    accepted: 'Android accepts it',
    rejected: 'Android rejects it',
    noSignature: 'no signature could be read',
    marks: 'Beware',
    debugKey: 'signed with a debug certificate',
    testKey: 'signed with a public test key',
    debuggable: 'debuggable',
    testOnly: 'for tests only (testOnly)',
    category: 'App type',
    results: 'Results',
    unreadable: 'The file could not be read; nothing was tested. See “Problems of the file” for why.',
    fixFirst: 'Fix these first',
    nothingToFix: 'Nothing to fix first. What was not tested is not thereby clean.',
    place: 'Place',
    owner: 'Owner',
    clauses: 'Clauses',
    clause: 'Clause',
    remedy: 'Remedy',
    guide: 'Guidance: how to put it right, examples',
    subjects: 'Subject',
    what: 'What',
    proof: (count) => `${count} ${count === 1 ? 'proof' : 'proofs'}`,
    openPoints: (count) => `${count} open ${count === 1 ? 'point' : 'points'}`,
    sameProof: 'The same as under',
    details: 'Clause and remedy',
    gate: 'Clause by clause',
    noItem: 'Clauses',
    result: 'Result',
    reason: 'Reason',
    otherReasons: 'other reasons',
    rule: 'Rule',
    untested: 'Not tested',
    untestedNote: 'An input that the rule needs was not given; this does not mean clean.',
    scene: (source) => `inspection scene, ${source}`,
    trial: 'trial',
    more: (count) => `… ${count} more, see JSON/HTML`,
    moreInJson: (count) => `… ${count} more, see JSON`,
    chain: (number) => `Chain ${number}`,
    chainAbove: (number) => `Chain ${number}, see above`,
    otherChains: 'Other chains',
    otherWays: (count) => (count === 1 ? 'one more chain' : `${count} more chains`),
    otherWaysInJson: (count) => (count === 1 ? 'one more chain, see JSON/HTML' : `${count} more chains, see JSON/HTML`),
    moreSteps: (count) => `… ${count} steps between`,
    move: 'Where to move it',
    consent: 'What can run before consent',
    consentNote:
      'Whole-program analysis: from what the system calls, along calls, callbacks, threads, timers, starts of components and reflection whose target can be found. What can run need not run; calls whose target could not be found are not in it and are listed below.',
    consentCut: 'The work budget ended first: what is not listed may be there all the same.',
    consentTable: 'Reads of personal information that can run, by their place to consent (places in code)',
    noReadRuns: 'No read of personal information that can run was found.',
    chains: 'Reads before consent, and the chains that lead to them',
    openReads: 'Reads of which it cannot be told whether they come before or after consent',
    lateReads: 'Reads that happen only after consent',
    unresolved: 'Calls whose target could not be found',
    flows: 'Where personal information goes',
    flowsNote: 'Paths from where it is read to where it leaves the app. What is told by a branch alone (implicit flows) is not among them.',
    flowsNone: 'No path that leaves the app was found.',
    sink: 'Goes to',
    from: 'Read at',
    flowNotRun: 'Data flow: not tested (run with --depth full).',
    permissions: 'Permissions',
    permission: 'Permission',
    kind: 'Kind',
    group: 'Group',
    use: 'Use',
    usedBy: 'Used at',
    sdks: 'Third-party SDKs',
    sharing: 'List of third parties that receive personal information (draft, to be checked by the firm)',
    sharingNote:
      'Can be pasted into the list of third parties. The kinds are what the SDKs declare in public and what their code can read, not what was collected; purpose, manner and link are for the firm to fill in, and all of it is for the firm to check.',
    otherSdks: 'Other third-party components (not known to handle personal information, and no read seen in their code)',
    sdkName: 'Name',
    vendor: 'Company',
    purpose: 'Purpose',
    manner: 'Manner',
    data: 'Kinds of personal information',
    link: 'Link',
    toFill: '(to be filled in)',
    readableByCode: 'Readable by code',
    sdkCategory: 'Category',
    evidence: 'Evidence',
    confidence: 'Confidence',
    matrix: 'Whose code can read which personal information',
    matrixNote: 'The figures count places in code. What can be read need not have been read: only a run shows that.',
    sensitive: 'sensitive',
    total: 'Total',
    otherOwners: 'other owners',
    certificates: 'Signature and certificates',
    lineage: 'Rotation of certificates (oldest first)',
    scheme: 'Scheme',
    state: 'State',
    errors: 'Errors',
    warnings: 'Warnings',
    domains: 'Domains',
    domain: 'Domain',
    country: 'Country of the vendor',
    evasion: 'Leads for evasion',
    evasionNote:
      'Code that can tell an emulator, a debugger, a proxy and the like. A lead, never a violation by itself; honest protection does the same.',
    checks: 'Checks for',
    observations: 'Other observations',
    observationsNote:
      'Switches, open components, web views, loaded code, native libraries and the like that are worth knowing. Facts, not violations by themselves.',
    problems: 'Problems of the file',
    problem: 'Code',
    count: 'Count',
    first: 'First at',
    meaning: 'Meaning',
    limits: 'What a static test cannot see',
    limitsText:
      'This report rests on the package alone. What code can do is not what it did: a chain of calls shows when code can run; whether it did read, how often and where to, only a run shows; whether the policy says so, the screens tell it and one may refuse, only the policy and the screens show. What is packed, downloaded later, on web pages or on servers is not in the package. “Not found” means not seen in what was looked at; “not tested” does not mean clean. A person has to confirm before anything follows from it.',
    limitsWith: 'What this test cannot see',
    limitsWithText:
      'This report rests on the package and on the files listed under “Material of the test”. What code can do is not what it did; a log holds only the steps that were carried out and what its tool can record, and what is not in it may have happened all the same; the policy is judged by its words, not by whether they are true; of the screens only those given were looked at. What is packed, downloaded later, on web pages or on servers is not seen. “Not found” means not seen in what was looked at; “not tested” does not mean clean. A person has to confirm before anything follows from it.',
    versions: 'Versions',
    engine: 'engine',
    rules: 'rules',
    asOf: 'law as of',
    none: 'none',
    contents: 'Contents',
    colon: ': ',
    comma: ', ',
    separator: ', ',
  },
};
