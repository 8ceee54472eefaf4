declare module 'decap-cms-backend-github' {
  export const GitHubBackend: unknown;
}
