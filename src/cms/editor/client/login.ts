import { useEffect } from 'react';

/** Who may open this page is logged in already: the login that Decap wants to show is over as it begins. */
export function Login({ onLogin }: { onLogin: (user: object) => void }): null {
  useEffect(() => {
    onLogin({});
    // Once: Decap gives another function at every render.
  }, []);
  return null;
}
