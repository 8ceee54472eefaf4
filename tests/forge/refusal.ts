import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** One of the `errors` of a 422: in words, or as a field that is wrong. */
export type FieldError =
  string | { resource: string; code: string; field?: string; message?: string; value?: string };

/** An answer of GitHub's that is none of the good ones. */
export class Refusal extends Error {
  readonly status: ContentfulStatusCode;
  readonly errors: FieldError[] | undefined;
  /** Where GitHub says to read on. */
  readonly documentation: string;

  constructor(
    status: ContentfulStatusCode,
    message: string,
    { errors, documentation }: { errors?: FieldError[]; documentation?: string } = {},
  ) {
    super(message);
    this.status = status;
    this.errors = errors;
    this.documentation = documentation ?? 'https://docs.github.com/rest';
  }

  get body(): object {
    const { message, status, errors, documentation } = this;
    return {
      message,
      ...(errors && { errors }),
      documentation_url: documentation,
      status: String(status),
    };
  }
}

/** What is not there, and what whoever asks must not know to be there. */
export function notFound(): Refusal {
  return new Refusal(404, 'Not Found');
}

export function unprocessable(message: string): Refusal {
  return new Refusal(422, message);
}

export function validationFailed(...errors: FieldError[]): Refusal {
  return new Refusal(422, 'Validation Failed', { errors });
}

export function protectedBranch(status: 405 | 422, message: string): Refusal {
  return new Refusal(status, message, {
    documentation: 'https://docs.github.com/articles/about-protected-branches',
  });
}
