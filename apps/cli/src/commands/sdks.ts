import type { Sdk } from '@touchstone/facts';
import { knowledge } from '@touchstone/knowledge';
import { EXIT } from '../exit-code.ts';
import { table } from '../outputs/table.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import type { DefineCommand } from './command.ts';
import { withLang } from './rules.ts';

type Lang = 'zh' | 'en';

export const sdksCommand: DefineCommand = (program, start) => {
  const sdks = program.command('sdks').description('SDK 目录 / the catalogue of SDKs');
  withLang(
    sdks
      .command('list')
      .description('全部或匹配的 SDK / all, or those that match')
      .argument('[text]', '名称、厂商、包名或类别 / name, vendor, package or category'),
  ).action((text: string | undefined, flags: { lang: Lang }) => start((terminal) => list(text, flags.lang, terminal)));
  withLang(sdks.command('show').description('一个 SDK 的全部资料 / all about one SDK').argument('<id>')).action(
    (id: string, flags: { lang: Lang }) => start((terminal) => show(id, flags.lang, terminal)),
  );
};

function list(text: string | undefined, lang: Lang, { stdout }: Terminal): number {
  const wanted = text?.toLowerCase() ?? '';
  const words = (sdk: Sdk) => [
    sdk.id,
    sdk.name.zh,
    sdk.name.en,
    sdk.vendor.zh,
    sdk.vendor.en,
    sdk.category,
    ...sdk.prefixes.map(({ prefix }) => prefix),
  ];
  const found = knowledge.sdks.filter((sdk) => words(sdk).some((word) => word.toLowerCase().includes(wanted)));
  const rows = found.map((sdk) => [sdk.id, sdk.name[lang], sdk.vendor[lang], sdk.category, sdk.prefixes[0]?.prefix ?? '']);
  stdout.write(table(lang === 'zh' ? ['编号', '名称', '厂商', '类别', '包名'] : ['id', 'name', 'vendor', 'category', 'package'], rows));
  stdout.write(`${found.length}\n`);
  return EXIT.done;
}

function show(id: string, lang: Lang, { stdout }: Terminal): number {
  const sdk = knowledge.sdks.find((one) => one.id === id);
  if (sdk === undefined) throw new UsageError(`没有这个 SDK / no such SDK: ${id}（touchstone sdks list ${id}）`);
  const nameOf = new Map(knowledge.personalInfo.map((info) => [info.token, info[lang]]));
  const domains = knowledge.domains.filter((domain) => domain.sdk === id).map((domain) => domain.domain);
  const libraries = knowledge.nativeLibraries.filter((library) => library.sdk === id).map((library) => library.name);
  const rows: [string, string, readonly string[]][] = [
    ['名称', 'name', [sdk.name[lang]]],
    ['厂商', 'vendor', [sdk.vendor[lang]]],
    ['类别', 'category', [sdk.category]],
    ['包名', 'packages', sdk.prefixes.map(({ prefix, level }) => `${prefix} (${level})`)],
    ['组件', 'components', sdk.components],
    ['原生库', 'native libraries', libraries],
    ['域名', 'domains', domains],
    ['公开声明收集', 'declares', sdk.declares.map(({ data, qualifier }) => `${nameOf.get(data) ?? data} (${qualifier})`)],
    ['动态加载代码', 'loads code', [sdk.loadsCode]],
  ];
  stdout.write(`${id}\n`);
  for (const [zh, en, values] of rows) if (values.length > 0) stdout.write(`${lang === 'zh' ? zh : en}: ${values.join(', ')}\n`);
  return EXIT.done;
}
