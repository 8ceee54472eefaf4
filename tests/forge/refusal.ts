import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** One of the `errors` of a 422: a text, or a field with a fault. */
export type FieldError =
  string | { resource: string; code: string; field?: string; message?: string; value?: string };

/** An error answer of GitHub's. */
export class Refusal extends Error {
  readonly status: ContentfulStatusCode;
  readonly errors: FieldError[] | undefined;
  /** The link to the documentation. */
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

/** For things that do not exist, and for things that the user may not know to exist. */
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
