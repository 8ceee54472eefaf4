import relation from 'decap-cms-widget-relation';
import type { Component } from 'react';

const Decaps = relation.controlComponent as new (props: object) => Component & {
  shouldComponentUpdate: (props: object, state?: object) => boolean;
};

/**
 * Decap's choice from another collection. Decap's version renders its results only if something else changes too, so
 * that an entry opened a second time seems to have no authors.
 */
export class RelationControl extends Decaps {
  override shouldComponentUpdate = (props: object, state?: object): boolean =>
    Decaps.prototype.shouldComponentUpdate.call(this, props, state) ||
    (state !== undefined && state !== this.state);
}
