import type { ThemeConfig } from 'antd';

/** Dense and calm; every text colour has at least 4.5:1 on what it stands on. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1d5a96',
    colorLink: '#1d5a96',
    colorSuccess: '#23713f',
    colorWarning: '#8f5a00',
    colorError: '#b3261e',
    colorText: '#1c2530',
    colorTextSecondary: '#4a5563',
    colorTextTertiary: '#5b6673',
    colorTextQuaternary: '#626d7a',
    colorTextPlaceholder: '#626d7a',
    colorTextDisabled: '#626d7a',
    colorTextDescription: '#4a5563',
    colorBorder: '#b9c2cc',
    colorBorderSecondary: '#dde3e9',
    colorBgLayout: '#f4f6f8',
    borderRadius: 4,
    fontSize: 14,
    fontFamily: 'var(--font)',
    motion: false,
    wireframe: false,
  },
};
