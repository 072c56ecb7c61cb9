/** 128 random bits as text, for idempotency keys; unlike `crypto.randomUUID` also there on plain HTTP, as in a classroom. */
export function freshKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
