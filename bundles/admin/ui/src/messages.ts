import type { Messages } from '@stoa/panel-api';

export const messages: Messages = {
  en: {
    'plugins.title': 'Plugins',
    'plugins.lead': 'What this hall is made of. Versions are changed while people are in the room; nobody is sent out.',
    'plugins.counts': '{active} active, {other} not',
    'plugins.none': 'No plugin is here',
    'plugins.stopped': '{title} is stopped.',
    'plugins.started': '{title} is started.',
    'plugins.swapped': '{title} now runs version {version}.',
    'plugins.back': '{title} is back on its former version.',
    'plugins.failed': 'The plugins could not be listed',
    'people.title': 'People',
    'people.lead': 'Who may do what. Deactivating somebody closes their connections at once.',
    'people.none': 'Nobody has an account yet',
    'people.deactivated': '{name} can no longer come in.',
    'people.activated': '{name} can come in again.',
    'people.roles': '{name} is now {roles}.',
    'people.failed': 'The people could not be listed',
    'health.title': 'Health',
    'health.failed': 'The state could not be read',
    'health.ok': 'Everything answers',
    'health.degraded': 'Something is slow or missing',
    'health.down': 'Something does not answer',
  },
};
