// The official client, unmodified. Prints what it is told, one JSON value a line; takes orders from standard input.
import { createInterface } from 'node:readline';
import { Centrifuge } from 'centrifuge';
import WebSocket from 'ws';

const [url, token, channel, count] = process.argv.slice(2);
const say = (value) => console.log(JSON.stringify(value));

const clients = Array.from({ length: Number(count) }, (_, number) => {
  const client = new Centrifuge(url, { token, websocket: WebSocket, minReconnectDelay: 10, maxReconnectDelay: 100 });
  client.on('disconnected', ({ code, reason }) => say({ number, disconnected: code, reason }));
  const subscription = client.newSubscription(channel, { since: { offset: 0, epoch: 'e1' }, joinLeave: true });
  subscription.on('subscribed', ({ wasRecovering, recovered }) => say({ number, wasRecovering, recovered }));
  subscription.on('publication', ({ offset, data }) => say({ number, offset, type: data.type }));
  subscription.on('join', ({ info }) => say({ number, join: info.user }));
  subscription.subscribe();
  client.connect();
  return { client, subscription };
});

const orders = {
  rpc: ({ client }, { method, data }) => client.rpc(method, data),
  publish: ({ client }, { channel: name, data }) => client.publish(name, data),
  presence: ({ subscription }) => subscription.presence(),
  stats: ({ subscription }) => subscription.presenceStats(),
  history: ({ subscription }, options) => subscription.history(options),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { order, ...details } = JSON.parse(line);
  try {
    say({ done: order, result: await orders[order](clients[0], details) });
  } catch (error) {
    say({ done: order, error });
  }
}
for (const { client } of clients) client.disconnect();
