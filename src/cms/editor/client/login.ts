import { useEffect } from 'react';

/** People who can open this page are already logged in, so Decap's login finishes at once. */
export function Login({ onLogin }: { onLogin: (user: object) => void }): null {
  useEffect(() => {
    onLogin({});
    // Only once, because Decap passes a new function at every render.
  }, []);
  return null;
}
