import { html, nothing } from 'lit';
import type { Column, MenuItem } from '@stoa/ui';
import type { Panel, PanelContext } from '@stoa/panel-api';
import type { People, Person } from './contract.ts';
import styles from './desk.css';
import { frame, mountDesk } from './list.ts';
import type { Desk } from './list.ts';
import { messages } from './messages.ts';

const PAGE = 200;
const MOST = 5000;
const ROLES = ['member', 'teacher', 'admin'] as const;

/** What an administrator can do with somebody; nobody can shut out themselves. */
export function choices(person: Person, self: string | undefined): readonly MenuItem[] {
  const roles = ROLES.map((role) => ({ id: `role:${role}`, label: `Make ${role}`, checked: highest(person) === role }));
  const access = person.active
    ? {
        id: 'deactivate',
        label: 'Deactivate',
        icon: 'lock',
        danger: true,
        separator: true,
        disabled: person.id === self,
      }
    : { id: 'activate', label: 'Activate', icon: 'door-open', separator: true };
  return [...roles, access];
}

function highest(person: Person): string {
  return [...ROLES].reverse().find((role) => person.roles.includes(role)) ?? person.roles[0] ?? 'guest';
}

const panel: Panel = {
  id: 'admin.people',
  slot: 'page/v1',
  title: 'People',
  styles,
  messages,
  mount: (host, context) => mountDesk<People>(host, context, () => everybody(context), page),
};

/** All pages of the list, as far as one can still read them. */
async function everybody(context: PanelContext): Promise<People> {
  let page = await context.call<People>('people.list', { limit: PAGE });
  const people = [...page.people];
  while (page.next && people.length < MOST) {
    page = await context.call<People>('people.list', { limit: PAGE, after: page.next });
    people.push(...page.people);
  }
  return { people, next: page.next };
}

function page(desk: Desk<People>) {
  return frame(
    desk,
    'people',
    nothing,
    (value) => html`<st-table
      caption="People"
      filterable
      exportable
      .rowKey=${(person: Person) => person.id}
      .columns=${columns(desk)}
      .rows=${value.people}
    >
      <st-empty slot="empty" icon="users" heading=${desk.context.t('people.none')}></st-empty>
    </st-table>`,
  );
}

function columns(desk: Desk<People>): readonly Column<Person>[] {
  return [
    { key: 'name', label: 'Name', value: (person) => person.name, cell: name },
    {
      key: 'role',
      label: 'Role',
      value: highest,
      cell: (person) => html`<span class="badge">${highest(person)}</span>`,
    },
    {
      key: 'since',
      label: 'Here since',
      minor: true,
      value: (person) => person.createdAt ?? '',
      cell: (person) => when(person.createdAt),
    },
    {
      key: 'do',
      label: 'Actions',
      unseen: true,
      align: 'end',
      narrow: true,
      sortable: false,
      value: () => '',
      cell: (person) => menu(desk, person),
    },
  ];
}

function name(person: Person) {
  return html`<span class="person">
    <st-avatars .people=${[person]}></st-avatars><span>${person.name}</span>
    ${person.active ? nothing : html`<span class="badge bad">deactivated</span>`}
  </span>`;
}

function when(at: string | null | undefined) {
  return at ? html`<st-when class="quiet small" at=${at}></st-when>` : nothing;
}

function menu(desk: Desk<People>, person: Person) {
  return html`<st-menu
    label="Change ${person.name}"
    .items=${choices(person, desk.context.user?.id)}
    @choose=${(event: CustomEvent<string>) => void change(desk, person, event.detail)}
  >
    <st-icon name="ellipsis"></st-icon>
  </st-menu>`;
}

function change(desk: Desk<People>, person: Person, choice: string): Promise<void> {
  const { t } = desk.context;
  const { id, name } = person;
  const role = choice.startsWith('role:') ? choice.slice(5) : undefined;
  const activate = () => desk.act('people.activate', { id }, t('people.activated', { name }));
  if (choice === 'activate') return activate();
  if (!role) return desk.act('people.deactivate', { id }, t('people.deactivated', { name }), activate);
  const give = (roles: readonly string[], undo?: () => Promise<void>) =>
    desk.act('people.roles', { id, roles }, t('people.roles', { name, roles: roles.join(', ') }), undo);
  return give([role], () => give(person.roles));
}

export default panel;
