/** Git's id of these bytes: a hash, so that bytes can be checked against an id. */
export async function blobId(bytes: Uint8Array, length = 40): Promise<string> {
  const head = new TextEncoder().encode(`blob ${String(bytes.length)}\0`);
  const whole = new Uint8Array(head.length + bytes.length);
  whole.set(head);
  whole.set(bytes, head.length);
  // Repositories may use longer ids.
  const hash = await crypto.subtle.digest(length === 64 ? 'SHA-256' : 'SHA-1', whole);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function textId(text: string, length = 40): Promise<string> {
  return blobId(new TextEncoder().encode(text), length);
}
