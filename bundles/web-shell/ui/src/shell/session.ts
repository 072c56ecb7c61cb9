import type { User } from '@stoa/panel-api';
import { Problem } from '@stoa/panel-api';
import { request } from './http.ts';

const LONGEST_NAME = 32;

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

  /** A guest whose name is taken gets a number behind it. */
  async guest(nickname: string): Promise<void> {
    for (const name of [nickname, ...alternatives(nickname)]) {
      const taken = await this.#enter('/session/guest', { nickname: name }).then(() => undefined, ifTaken);
      if (!taken) return;
    }
    throw new Problem('NAME_TAKEN', `“${nickname}” and names like it are taken.`, 'Choose another one.');
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

/** `Wren 2`, then larger numbers that fewer people have. */
export function alternatives(name: string): readonly string[] {
  const numbers = [2, 3, 10 + Math.floor(Math.random() * 90), 100 + Math.floor(Math.random() * 900)];
  return numbers.map((number) => `${[...name].slice(0, LONGEST_NAME - 4).join('')} ${number}`);
}

function ifTaken(error: unknown): true {
  if (error instanceof Problem && error.code === 'NAME_TAKEN') return true;
  throw error;
}
