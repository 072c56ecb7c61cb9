import type { User } from '@stoa/panel-api';
import { request } from './http.ts';

interface Answer {
  readonly user?: User | null;
  readonly server?: { readonly version?: string; readonly node?: string };
  readonly registration?: boolean;
  readonly guests?: boolean;
}

/** Who looks at the page. Fires `change` whenever that changes. */
export class Session extends EventTarget {
  user: User | undefined;
  server: Answer['server'] = {};
  allows = { registration: true, guests: true };

  async load(): Promise<void> {
    this.#take(await request<Answer>('GET', '/session'));
  }

  signIn(name: string, password: string): Promise<void> {
    return this.#enter('/session', { name, password });
  }

  guest(nickname: string): Promise<void> {
    return this.#enter('/session/guest', { nickname });
  }

  register(name: string, password: string): Promise<void> {
    return this.#enter('/accounts', { name, password });
  }

  /** Makes the first administrator with the one-time token from the console. */
  setup(token: string, name: string, password: string): Promise<void> {
    return this.#enter('/setup', { token, name, password });
  }

  async signOut(): Promise<void> {
    await request('DELETE', '/session');
    await this.load();
  }

  async #enter(path: string, body: unknown): Promise<void> {
    await request('POST', path, body);
    await this.load();
  }

  #take(answer: Answer): void {
    this.user = answer.user ?? undefined;
    this.server = answer.server ?? {};
    this.allows = { registration: answer.registration ?? true, guests: answer.guests ?? true };
    this.dispatchEvent(new Event('change'));
  }
}
