import type { App } from './app.ts';
import { ACCOUNT, hasAccountPage } from './place.ts';
import type { Section } from './sections.ts';

const JUMPS: Readonly<Record<string, string>> = {
  Debates: 'g d',
  Code: 'g c',
  Algorithms: 'g a',
  Devices: 'g i',
  People: 'g p',
  Admin: 'g s',
};

/** The shell's own commands; places are listed anew whenever plugins bring or take some. */
export function shellCommands(app: App, places: () => readonly Section[]): void {
  const { commands, parts } = app;
  const own = (id: string, title: string, icon: string, run: () => void, shortcut?: string) =>
    commands.register({ id, title, icon, run, ...(shortcut ? { shortcut } : {}) }, 'Stoa');
  own('stoa.palette', 'Search and commands', 'search', () => app.palette(), 'Mod+k');
  own('stoa.keys', 'Show the keys', 'keyboard', () => app.palette(true), '?');
  own('stoa.fold', 'Fold or widen the menu', 'panel-left', () => app.fold(), 'Mod+b');
  own('stoa.home', 'Go to Home', 'house', () => app.navigate('/'), 'g h');
  own('stoa.look.light', 'Light', 'sun', () => app.look('light'));
  own('stoa.look.dark', 'Dark', 'moon', () => app.look('dark'));
  own('stoa.look.system', 'Light or dark as the device', 'monitor', () => app.look('system'));
  own('stoa.look.contrast', 'High contrast on or off', 'contrast', () => app.look('contrast'));
  own('stoa.catalogue', 'Components', 'layout-grid', () => app.navigate('/ui'));
  own('stoa.out', 'Sign out', 'log-out', () => void app.signOut());
  let listed: { dispose(): void }[] = [];
  parts.registry.addEventListener('change', () => {
    listed.forEach((command) => command.dispose());
    listed = places().flatMap((section) => section.places.map((place, index) => jump(app, section, place, index)));
    if (hasAccountPage(parts.registry)) {
      listed.push(own('stoa.account', 'Your account', 'circle-user', () => app.navigate(ACCOUNT), 'g y'));
    }
  });
}

function jump(app: App, section: Section, place: Section['places'][number], index: number) {
  const shortcut = index === 0 ? JUMPS[section.name] : undefined;
  const command = {
    id: `stoa.go.${place.path}`,
    title: `Go to ${place.title}`,
    icon: place.icon,
    run: () => app.navigate(place.path),
  };
  return app.commands.register({ ...command, ...(shortcut ? { shortcut } : {}) }, section.name);
}
