import type { Messages } from './panel.ts';

/** A function that finds a panel's text: the exact language, its family, English, and at last the key itself. */
export function translator(messages: Messages | undefined, language: string) {
  const family = language.split('-')[0] ?? 'en';
  const bundles = [messages?.[language], messages?.[family], messages?.['en']];
  const find = (key: string) => bundles.find((bundle) => bundle?.[key] !== undefined)?.[key];
  return (key: string, values: Readonly<Record<string, string | number>> = {}): string => {
    const chosen = (values['n'] === 1 ? find(`${key}.one`) : undefined) ?? find(key) ?? key;
    return chosen.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}
