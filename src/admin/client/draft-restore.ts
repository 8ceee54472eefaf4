import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import { createAssetProxy } from 'decap-cms-core/dist/esm/valueObjects/AssetProxy.js';
import { keptPictures } from './draft-pictures.ts';

/** Puts pictures that were not saved back into the form, as if somebody had just chosen them. */
export async function putPicturesBack(key: string): Promise<void> {
  const found = await keptPictures(key).catch(() => []);
  for (const { id, path, file } of found) {
    const name = path.split('/').at(-1) ?? path;
    const given = new File([file], name, { type: file.type });
    const asset = createAssetProxy({ path, file: given });
    const { url } = asset;
    store.dispatch({ type: 'ADD_ASSET', payload: asset });
    store.dispatch({
      type: 'ADD_DRAFT_ENTRY_MEDIA_FILE',
      payload: { id, name, path, file: given, size: file.size, url, displayURL: url, draft: true },
    });
  }
}
