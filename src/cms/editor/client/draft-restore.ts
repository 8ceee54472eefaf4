import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import { createAssetProxy } from 'decap-cms-core/dist/esm/valueObjects/AssetProxy.js';
import { keptPictures } from './draft-pictures.ts';

/**
 * Puts unsaved pictures back into the form, as if they had just been chosen.
 * @param fill inserts the text that shows them, after the pictures: otherwise the form would show other ones
 */
export async function putPicturesBack(key: string, fill: () => void): Promise<void> {
  const found = await keptPictures(key).catch(() => []);
  const given = found.map(({ id, path, file }) => {
    const name = path.split('/').at(-1) ?? path;
    const picture = new File([file], name, { type: file.type });
    return { id, name, path, picture, asset: createAssetProxy({ path, file: picture }) };
  });
  for (const { asset } of given) store.dispatch({ type: 'ADD_ASSET', payload: asset });
  fill();
  for (const { id, name, path, picture, asset } of given) {
    const { url } = asset;
    store.dispatch({
      type: 'ADD_DRAFT_ENTRY_MEDIA_FILE',
      payload: { id, name, path, file: picture, size: picture.size, url, displayURL: url, draft: true },
    });
  }
}
