import { ConfigProvider } from 'antd';
import { type ComponentType, useContext } from 'react';
import { AntdWordsContext } from './antd-words.ts';
import { theme } from './theme.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce;
const csp = nonce === undefined ? {} : { csp: { nonce } };

/** A page with parts of antd in it, and what those stand in: colours, words, the nonce of their styles. */
export function inAntd<Props extends object>(Page: ComponentType<Props>): ComponentType<Props> {
  return function PageInAntd(props: Props) {
    const locale = useContext(AntdWordsContext);
    return (
      <ConfigProvider
        {...(locale === undefined ? {} : { locale })}
        theme={theme}
        componentSize="small"
        wave={{ disabled: true }}
        button={{ autoInsertSpace: false }}
        {...csp}
      >
        <Page {...props} />
      </ConfigProvider>
    );
  };
}
