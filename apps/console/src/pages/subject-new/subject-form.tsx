import { listApps, listSdks, registerSubject } from '@touchstone/api-client/routes/inventory';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '../../api/call.ts';
import { useChange } from '../../api/use-change.ts';
import { useOpen } from '../../app/address.ts';
import { Field } from '../../parts/field.tsx';
import { Pick } from '../../parts/pick.tsx';
import { Problem } from '../../parts/problem.tsx';
import { PROVINCES, useProvince } from '../../parts/province.ts';
import { Section } from '../../parts/section.tsx';
import { useChanged } from '../../parts/use-changed.ts';
import { useSubmit } from '../../parts/use-submit.ts';
import { useUnsaved } from '../../parts/use-unsaved.tsx';

type Wish = CallInput<typeof registerSubject>['body'];
type Kind = Wish['kind'];

const KINDS = ['mini-program', 'quick-app', 'preinstalled', 'sdk', 'store'] as const satisfies readonly Kind[];
const PLATFORMS = ['wechat', 'alipay', 'baidu', 'douyin'] as const;
const TEXTS = ['key', 'name', 'versionName', 'operatorName', 'creditCode', 'filingNumber', 'vendor'] as const;
type Text = (typeof TEXTS)[number];

/** What is asked of each kind beside its key and name. */
const ASKED: Readonly<Record<Kind, readonly Text[]>> = {
  'mini-program': ['key', 'name', 'versionName', 'operatorName', 'creditCode', 'filingNumber'],
  'quick-app': ['key', 'name', 'versionName', 'operatorName', 'creditCode', 'filingNumber'],
  preinstalled: ['key', 'name', 'versionName', 'operatorName', 'creditCode'],
  sdk: ['key', 'name', 'versionName', 'vendor', 'creditCode'],
  store: ['key', 'name', 'operatorName', 'creditCode'],
};
const PAGE_OF: Readonly<Record<'sdk' | 'store', string>> = { sdk: '/sdks', store: '/stores' };
const NOTHING: Readonly<Record<Text, string>> = {
  ...{ key: '', name: '', versionName: '', operatorName: '' },
  ...{ creditCode: '', filingNumber: '', vendor: '' },
};

/** One subject, and who answers for it. */
export function SubjectForm(): ReactNode {
  const { t } = useTranslation();
  const open = useOpen();
  const provinceText = useProvince();
  const [kind, setKind] = useState<Kind>('mini-program');
  const [platform, setPlatform] = useState<(typeof PLATFORMS)[number]>('wechat');
  const [province, setProvince] = useState('');
  const [typed, setTyped] = useState(NOTHING);
  const register = useChange(registerSubject, [listApps, listSdks]);
  const isChanged = useChanged({ typed, province });
  const unsaved = useUnsaved(isChanged && !register.isPending && !register.isSuccess);
  const filled = Object.fromEntries(ASKED[kind].flatMap((name) => (typed[name].trim() === '' ? [] : [[name, typed[name].trim()]])));
  const { isBusy, error, submit } = useSubmit(async () => {
    const more = { ...(kind === 'mini-program' ? { platform } : {}), ...(province === '' ? {} : { province }) };
    const { app, subject } = await register.mutateAsync({ body: { kind, ...filled, ...more } as Wish });
    open(app === null ? `${PAGE_OF[kind as 'sdk' | 'store']}/${encodeURIComponent(subject)}` : `/apps/${app}`);
  });
  return (
    <form className="form" onSubmit={submit}>
      <Section title={t('subjectNew.one')}>
        <div className="form-pair">
          <Pick
            label={t('subjectNew.kind.label')}
            value={kind}
            choices={KINDS}
            say={(one) => t(`subjectNew.kind.${one}`)}
            hint={t(`subjectNew.answers.${kind}`)}
            onPick={setKind}
          />
          {kind === 'mini-program' ? (
            <Pick
              label={t('apps.column.platform')}
              value={platform}
              choices={PLATFORMS}
              say={(one) => t(`apps.platform.${one}`)}
              onPick={setPlatform}
            />
          ) : null}
          {ASKED[kind].map((name) => (
            <Field
              key={name}
              label={t(`subjectNew.field.${name}`)}
              hint={name === 'key' ? t(`subjectNew.keyHint.${kind}`) : name === 'creditCode' ? t('subjectNew.codeHint') : undefined}
            >
              {(id) => (
                <Input
                  id={id}
                  required={name === 'key' || name === 'name'}
                  maxLength={200}
                  value={typed[name]}
                  onChange={({ target }) => setTyped((before) => ({ ...before, [name]: target.value }))}
                />
              )}
            </Field>
          ))}
          <Pick
            label={t('apps.column.province')}
            value={province}
            choices={['', ...PROVINCES]}
            say={(code) => (code === '' ? t('subjectNew.noProvince') : provinceText(code))}
            onPick={setProvince}
          />
        </div>
        {error === undefined ? null : <Problem error={error} />}
        <Button htmlType="submit" type="primary" loading={isBusy}>
          {t('subjectNew.do')}
        </Button>
      </Section>
      {unsaved}
    </form>
  );
}
