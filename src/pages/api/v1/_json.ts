import type { AnswerName, ApiAnswer } from '../../../api/answers.ts';

/** An answer of the API. The name of its schema ties what is written to what is promised. */
export function answer<N extends AnswerName>(_name: N, content: ApiAnswer<N>): Response {
  return json(content);
}

export function json(content: object, type = 'application/json'): Response {
  return new Response(`${JSON.stringify(content, null, 2)}\n`, { headers: { 'Content-Type': type } });
}
