import list from 'decap-cms-widget-list';
import { createElement as h } from 'react';
import type { ReactNode, Component } from 'react';
import { optionWord } from '../../../i18n/forms.ts';
import type { ImmutableMap } from './immutable.ts';
import { interfaceLang } from './session.ts';

interface ListProps {
  field: ImmutableMap;
  /** The current address of a media file: in the draft, or on the site. */
  getAsset: (path: string, field: unknown) => { toString: () => string } | undefined;
}

const Decaps = list.controlComponent as new (props: ListProps) => Component<ListProps> & {
  objectLabel: (item: ImmutableMap) => ReactNode;
};

/** Decap's list, with a picture for closed items: people recognise a file of a kit by its picture. */
export class ListControl extends Decaps {
  override objectLabel = (item: ImmutableMap): ReactNode => {
    const fileField = (this.props.field.get('fields') as FieldList | undefined)?.find(
      (field) => field.get('name') === 'file',
    );
    const file = fileField === undefined ? undefined : item.get('file');
    if (typeof file !== 'string') return Decaps.prototype.objectLabel.call(this, item);
    const [alt, kind, credit] = ['alt', 'kind', 'credit'].map((name) => {
      const value = item.get(name);
      return typeof value === 'string' ? value : '';
    });
    const rights = [kind && optionWord(kind, interfaceLang()), credit].filter(Boolean).join(' · ');
    return h(
      'span',
      { className: 'colophon-asset' },
      pictureEndings.test(file) && file !== ''
        ? h('img', { src: this.props.getAsset(file, fileField)?.toString() ?? '', alt: '', loading: 'lazy' })
        : h('span', { className: 'colophon-asset-type' }, file.split('.').at(-1)?.toUpperCase()),
      h('span', null, h('strong', null, alt || file.split('/').at(-1)), h('small', null, rights)),
    );
  };
}

interface FieldList {
  find: (is: (field: ImmutableMap) => boolean) => ImmutableMap | undefined;
}

const pictureEndings = /\.(?:png|jpe?g|webp|avif|gif|svg)$/i;
