/** Decap ships no types for the parts that a bundle is put together from. Only what we use of them is described. */
declare module 'decap-cms-core/dist/esm/redux/index.js' {
  interface Action {
    type?: string;
    payload?: Record<string, unknown>;
  }
  export const store: {
    dispatch: (action: Action) => unknown;
    getState: () => {
      entryDraft: { get: (key: string) => unknown };
      mediaLibrary: { get: (key: string) => unknown };
    };
    /** @returns what ends it */
    subscribe: (listener: () => void) => () => void;
  };
}

declare module 'decap-cms-core/dist/esm/backend.js' {
  interface Named {
    get: (key: string) => unknown;
  }
  /** What stands between Decap's pages and the backend that it was given. */
  export class Backend {
    implementation: unknown;
    entryExist(collection: Named, path: string, slug: string, useWorkflow: boolean): Promise<unknown>;
    generateUniqueSlug(
      collection: Named,
      entryData: unknown,
      config: unknown,
      usedSlugs: { includes: (slug: string) => boolean },
    ): Promise<string>;
  }
}

declare module 'decap-cms-widget-richtext/dist/esm/serializers/index.js' {
  interface Options {
    editorComponents?: unknown;
    voidCodeBlock: boolean;
    /** Plugins of remark: each gives what is to be done with the tree that is written. */
    remarkPlugins?: unknown[];
  }
  export function markdownToSlate(markdown: string, options: Options): unknown;
  export function slateToMarkdown(value: unknown, options: Options, editorComponents: unknown): string;
}

declare module 'decap-cms-widget-richtext/dist/esm/RichtextControl/components/*' {
  import type { FunctionComponent } from 'react';

  // Each takes what Decap's own editor gives it.
  const component: FunctionComponent<Record<string, unknown>>;
  export default component;
}

declare module 'decap-cms-widget-richtext/dist/esm/RichtextControl/RawEditor.js' {
  import type { FunctionComponent } from 'react';

  const component: FunctionComponent<Record<string, unknown>>;
  export default component;
}

declare module 'decap-cms-widget-richtext/dist/esm/RichtextControl/withProps.js' {
  import type { FunctionComponent } from 'react';

  export default function withProps(
    component: unknown,
    props: object,
  ): FunctionComponent<Record<string, unknown>>;
}

declare module 'decap-cms-widget-richtext/dist/esm/RichtextControl/editorContext.js' {
  import type { FunctionComponent } from 'react';

  export const EditorProvider: FunctionComponent<Record<string, unknown>>;
}

declare module 'decap-cms-widget-richtext/dist/esm/RichtextControl/linkHandler.js' {
  export function handleLinkClick(options: { editor: unknown; t: unknown }): void;
}

declare module 'decap-cms-widget-richtext/dist/esm/RichtextControl/pasteHandler.js' {
  export function handlePasteHtml(options: {
    event: unknown;
    editor: unknown;
    isDisabled: boolean | undefined;
  }): boolean;
}

declare module 'decap-cms-widget-richtext/dist/esm/styles.js' {
  import type { FunctionComponent } from 'react';

  export const EditorControlBar: FunctionComponent<Record<string, unknown>>;
}

declare module 'decap-cms-widget-richtext/dist/esm/RichtextControl/plugins/TablePlugin.js' {
  import type { AnyPlatePlugin } from 'platejs/react';

  export const TablePlugin: AnyPlatePlugin;
  export const TableRowPlugin: AnyPlatePlugin;
  export const TableCellPlugin: AnyPlatePlugin;
}

declare module 'decap-cms-widget-richtext/dist/esm/RichtextControl/plugins/*' {
  import type { AnyPlatePlugin } from 'platejs/react';

  const plugin: AnyPlatePlugin;
  export default plugin;
}

declare module 'decap-cms-backend-proxy' {
  export interface AssetProxy {
    path: string;
    url: string;
    fileObj?: File;
    toBase64: () => Promise<string>;
  }
  export interface DataFile {
    path: string;
    slug: string;
    raw: string;
    newPath?: string;
  }
  export interface LoadedEntry {
    data: string;
    file: { path: string; id: string | null };
  }
  export class ProxyBackend {
    constructor(config: object, options?: object);
    branch: string;
    proxyUrl: string;
    mediaFolder: string;
    cmsLabelPrefix?: string;
    options: { initialWorkflowStatus?: string };
    authComponent(): unknown;
    authenticate(): Promise<object>;
    restoreUser(): Promise<object>;
    logout(): unknown;
    request(payload: { action: string; params: Record<string, unknown> }): Promise<unknown>;
    getEntry(path: string): Promise<LoadedEntry>;
    entriesByFolder(folder: string, extension: string, depth: number): Promise<LoadedEntry[]>;
    unpublishedEntryDataFile(collection: string, slug: string, path: string, id: string): Promise<string>;
    unpublishedEntryMediaFile(collection: string, slug: string, path: string, id: string): Promise<object>;
    getMedia(folder?: string): Promise<object[]>;
    getMediaFile(path: string): Promise<object>;
    publishUnpublishedEntry(collection: string, slug: string): Promise<unknown>;
    persistEntry(
      entry: { dataFiles: DataFile[]; assets: AssetProxy[] },
      options: Record<string, unknown>,
    ): Promise<unknown>;
    persistMedia(asset: AssetProxy, options: { commitMessage?: string }): Promise<object>;
  }
}

declare module 'decap-cms-backend-github' {
  import type { AssetProxy, DataFile, LoadedEntry } from 'decap-cms-backend-proxy';

  export interface Person {
    login: string;
    name: string;
    avatar_url?: string;
  }
  interface ForgePull {
    head: { ref: string; repo: { fork: boolean } | null };
  }
  export interface GitHubApi {
    originRepoURL: string;
    mergeMethod: string;
    request(path: string, options?: RequestInit): Promise<unknown>;
    listFiles(
      folder: string,
      options: { branch?: string; depth?: number },
    ): Promise<{ id: string; name: string; path: string }[]>;
    getPullRequests(
      head: string | undefined,
      state: 'open',
      predicate: (pull: ForgePull) => boolean,
    ): Promise<ForgePull[]>;
    mergePR(pull: { number: number; head: { sha: string } }): Promise<unknown>;
  }
  export class GitHubBackend {
    constructor(config: object, options?: object);
    api: GitHubApi | null;
    token: string | null;
    _currentUserPromise?: Promise<Person> | undefined;
    authComponent(): unknown;
    authenticate(state: { token: string }): Promise<Person & { token: string }>;
    currentUser(state: { token: string }): Promise<Person>;
    logout(): unknown;
    status(): Promise<object>;
    getEntry(path: string): Promise<LoadedEntry>;
    allEntriesByFolder(folder: string, extension: string, depth: number): Promise<LoadedEntry[]>;
    entriesByFolder(folder: string, extension: string, depth: number): Promise<LoadedEntry[]>;
    unpublishedEntryDataFile(collection: string, slug: string, path: string, id: string): Promise<string>;
    publishUnpublishedEntry(collection: string, slug: string): Promise<unknown>;
    persistEntry(
      entry: { dataFiles: DataFile[]; assets: AssetProxy[] },
      options: Record<string, unknown>,
    ): Promise<unknown>;
    persistMedia(asset: AssetProxy, options: object): Promise<object>;
    deleteFiles(paths: string[], message: string): Promise<unknown>;
  }
}

declare module 'decap-cms-lib-util' {
  export class APIError extends Error {
    constructor(message: string, status: number, api: string);
    status: number;
  }
}

declare module 'decap-cms-locales' {
  export const en: object;
  export const fr: object;
}

declare module 'decap-cms-editor-component-image' {
  const image: object;
  export default image;
}

declare module 'decap-cms-widget-*' {
  const widget: { Widget: (options?: object) => object; controlComponent: unknown };
  export default widget;
}
