/** Decap ships no types for the parts that a bundle is put together from. Only what we use of them is described. */
declare module 'decap-cms-core/dist/esm/redux/index.js' {
  import type { Action, State } from 'decap-cms-core/dist/esm/reducers/combinedReducer.js';

  export const store: {
    dispatch: (action: Action) => unknown;
    getState: () => State;
    /** @returns what ends it */
    subscribe: (listener: () => void) => () => void;
    replaceReducer: (reducer: (state: State | undefined, action: Action) => State) => void;
  };
}

declare module 'decap-cms-core/dist/esm/reducers/combinedReducer.js' {
  import type { Map } from 'immutable';

  export interface Action {
    type?: string;
    payload?: unknown;
  }
  export interface State {
    entryDraft: Map<string, unknown>;
    mediaLibrary: Map<string, unknown>;
    editorialWorkflow: Map<string, unknown>;
    entries: Map<string, unknown>;
    collections: Map<string, unknown>;
    config: object;
  }
  export default function createRootReducer(): (state: State | undefined, action: Action) => State;
}

declare module 'decap-cms-core/dist/esm/backend.js' {
  import type { LoadedEntry } from 'decap-cms-backend-proxy';

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
  export function currentBackend(config: object): {
    processEntries: (loaded: LoadedEntry[], collection: unknown) => unknown[];
  };
}

declare module 'decap-cms-core/dist/esm/valueObjects/AssetProxy.js' {
  export function createAssetProxy(asset: { path: string; file: File }): { path: string; url: string };
}

declare module 'decap-cms-core/dist/esm/actions/editorialWorkflow.js' {
  export function publishUnpublishedEntry(collection: string, slug: string): object;
  export function deleteUnpublishedEntry(collection: string, slug: string): object;
  export function updateUnpublishedEntryStatus(
    collection: string,
    slug: string,
    from: string,
    to: string,
  ): object;
}

declare module 'decap-cms-lib-auth' {
  export class NetlifyAuthenticator {
    constructor(service: {
      base_url: string | undefined;
      auth_endpoint: string | undefined;
      site_id: string;
    });
    authenticate(
      wish: { provider: string; scope: string | undefined },
      done: (error: Error | null, data?: { token: string }) => void,
    ): void;
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
  import type { NotesPollingManager } from 'decap-cms-lib-util';

  export interface Person {
    login: string;
    name: string;
    avatar_url?: string;
  }
  interface Settings {
    apiRoot: string;
    token: string;
    tokenKeyword: string;
    branch: string;
    repo: string;
    originRepo: string;
    squashMerges: boolean;
    initialWorkflowStatus: string;
    cmsLabelPrefix: string;
    getUser: () => Promise<object>;
  }
  interface Pull {
    number: number;
    head: { ref: string; sha: string };
    labels: { name: string }[];
  }
  export class API {
    constructor(settings: Settings);
    branch: string;
    repoURL: string;
    mergeMethod: string;
    cmsLabelPrefix: string;
    request(path: string, options?: { method?: string; body?: string; params?: object }): Promise<unknown>;
    requestAllPages(url: string, options?: { params?: object }): Promise<unknown[]>;
    readFileMetadata(path: string, id: string | null | undefined): Promise<object>;
    readFile(
      path: string,
      id?: string | null,
      options?: { branch?: string; parseText?: boolean },
    ): Promise<string | Blob>;
    listFiles(folder: string, options?: object): Promise<object[]>;
    listUnpublishedBranches(): Promise<string[]>;
    retrieveUnpublishedEntryData(key: string): Promise<object>;
    getBranchPullRequest(branch: string): Promise<Pull>;
    publishUnpublishedEntry(collection: string, slug: string): Promise<void>;
    deleteUnpublishedEntry(collection: string, slug: string): Promise<void>;
    deleteBranch(branch: string): Promise<void>;
    setPullRequestStatus(pull: Pull, status: string): Promise<void>;
    closeIssueOnPublish(collection: string, slug: string): Promise<void>;
    repo: string;
    initialWorkflowStatus: string;
    findEntryIssue(collection: string, slug: string): Promise<object | null>;
    createEntryIssue(collection: string, slug: string, title?: string): Promise<object>;
  }
  export class GitHubBackend {
    constructor(config: object, options?: object);
    api: API | null;
    token: string | null;
    apiRoot: string;
    originRepo: string;
    branch: string;
    cmsLabelPrefix: string;
    squashMerges: boolean;
    options: { initialWorkflowStatus?: string; updateUserCredentials?: (credentials: object) => unknown };
    _currentUserPromise?: Promise<Person> | undefined;
    pollingManager?: NotesPollingManager;
    getMedia(folder?: string): Promise<object[]>;
    authComponent(): unknown;
    authenticate(state: { token: string }): Promise<Person & { token: string }>;
    restoreUser(state: Partial<Person> & { token: string }): Promise<Person & { token: string }>;
    currentUser(state: { token: string }): Promise<Person>;
    logout(): unknown;
    status(): Promise<object>;
    getBranch(collection: string, slug: string): string;
    getEntry(path: string): Promise<LoadedEntry>;
    allEntriesByFolder(folder: string, extension: string, depth: number): Promise<LoadedEntry[]>;
    entriesByFolder(folder: string, extension: string, depth: number): Promise<LoadedEntry[]>;
    unpublishedEntries(): Promise<string[]>;
    unpublishedEntry(asked: { id?: string; collection?: string; slug?: string }): Promise<object>;
    unpublishedEntryDataFile(collection: string, slug: string, path: string, id: string): Promise<string>;
    unpublishedEntryMediaFile(collection: string, slug: string, path: string, id: string): Promise<object>;
    updateUnpublishedEntryStatus(collection: string, slug: string, status: string): Promise<unknown>;
    deleteUnpublishedEntry(collection: string, slug: string): Promise<unknown>;
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
  export class NotesPollingManager {
    constructor(api: object, interval: number);
    api: object;
  }
  export class EditorialWorkflowError extends Error {
    constructor(message: string, notUnderEditorialWorkflow: boolean);
  }
  export const localForage: {
    getItem: (key: string) => Promise<unknown>;
    setItem: (key: string, value: unknown) => Promise<unknown>;
  };
}

declare module 'decap-cms-locales/dist/esm/*/index.js' {
  const locale: object;
  export default locale;
}

declare module 'decap-cms-editor-component-image' {
  const image: object;
  export default image;
}

declare module 'decap-cms-widget-*' {
  const widget: { Widget: (options?: object) => object; controlComponent: unknown };
  export default widget;
}
