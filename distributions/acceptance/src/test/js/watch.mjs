// The official client, unmodified: watches one stream from its beginning and prints each offset on a line.
import { Centrifuge } from 'centrifuge';
import WebSocket from 'ws';

// Whoever started this holds our input open; when he goes, however he goes, so do we.
process.stdin.on('end', () => process.exit(0)).resume();

const [url, cookie, channel, epoch] = process.argv.slice(2);

class WithCookie extends WebSocket {
  constructor(address, protocols) {
    super(address, protocols, { headers: { Cookie: cookie } });
  }
}

const client = new Centrifuge(url, { websocket: WithCookie, minReconnectDelay: 50, maxReconnectDelay: 500 });
const subscription = client.newSubscription(channel, { since: { offset: 0, epoch } });
subscription.on('publication', ({ offset }) => console.log(offset));
subscription.subscribe();
client.connect();
