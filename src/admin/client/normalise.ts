import { markdownToSlate, slateToMarkdown } from 'decap-cms-widget-richtext/dist/esm/serializers/index.js';

/**
 * How the visual editor writes a text back that nobody edited: its own reader and writer, one after the other.
 * @param editorComponents those that are registered with Decap
 */
export function normaliseWith(editorComponents: unknown): (markdown: string) => string {
  // As the editor calls them where a code-block component is registered.
  const options = { voidCodeBlock: true };
  return (markdown) =>
    slateToMarkdown(markdownToSlate(markdown, { ...options, editorComponents }), options, editorComponents);
}
