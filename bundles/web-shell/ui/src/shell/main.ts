import '@stoa/ui';
import { App } from './app.ts';
import { Bell } from './bell.ts';
import { keepPage } from './offline.ts';
import { Palette } from './palette.ts';
import { SignIn } from '../pages/sign-in.ts';

customElements.define('stoa-sign-in', SignIn);
customElements.define('stoa-palette', Palette);
customElements.define('stoa-bell', Bell);
customElements.define('stoa-app', App);
keepPage();
