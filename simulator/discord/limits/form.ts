export type Json = Record<string, unknown>;

/** Something that Discord would refuse, or that breaks a rule of this project. */
export interface Problem {
  /** where in the payload, e.g. ['embeds', 0, 'title'] */
  path: readonly (string | number)[];
  /** Discord's error code, e.g. BASE_TYPE_BAD_LENGTH; OWN_RULE if Discord itself would accept it */
  code: string;
  message: string;
}

export const OWN_RULE = 'OWN_RULE';

/** Returns a line such as `embeds.0.title: Must be between 1 and 256 in length. (BASE_TYPE_BAD_LENGTH)`. */
export function describeProblem({ path, code, message }: Problem): string {
  return `${path.length > 0 ? `${path.join('.')}: ` : ''}${message} (${code})`;
}

/**
 * Returns the length in code points. Discord's API is written in Python, which counts them, not UTF-16 units (discord-api-docs issue 1315).
 */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A place in a payload, which collects the problems there and below. */
export class Form {
  readonly problems: Problem[];
  readonly path: readonly (string | number)[];

  constructor(problems: Problem[] = [], path: readonly (string | number)[] = []) {
    this.problems = problems;
    this.path = path;
  }

  at(...keys: (string | number)[]): Form {
    return new Form(this.problems, [...this.path, ...keys]);
  }

  refuse(code: string, message: string): undefined {
    this.problems.push({ path: this.path, code, message });
  }

  ownRule(message: string): void {
    this.refuse(OWN_RULE, message);
  }

  required(): undefined {
    return this.refuse('BASE_TYPE_REQUIRED', 'This field is required');
  }

  /** Checks a text of `min` to `max` code points. Undefined and null are only valid if `min` is 0. */
  text(value: unknown, min: number, max: number): string | undefined {
    if (value === undefined || value === null) return min > 0 ? this.required() : undefined;
    if (typeof value !== 'string') return this.refuse('BASE_TYPE_BAD_TYPE', 'Must be a string.');
    const length = lengthOf(value);
    if (length === 0 && min > 0) return this.required();
    if (length > max || length < min) {
      const [code, bounds] =
        min > 0 ? ['BASE_TYPE_BAD_LENGTH', `between ${min} and ${max}`] : ['BASE_TYPE_MAX_LENGTH', `${max} or fewer`];
      this.refuse(code, `Must be ${bounds} in length. It has ${length}.`);
    }
    return value;
  }

  integer(value: unknown, min: number, max: number): void {
    if (value === undefined || value === null) return;
    if (!Number.isInteger(value) || (value as number) < min || (value as number) > max) {
      this.refuse('NUMBER_TYPE_RANGE', `Must be an integer between ${min} and ${max}.`);
    }
  }

  /** Checks a list of `min` to `max` items and returns its objects, each with its place. */
  items(value: unknown, min: number, max: number): [Json, Form][] {
    if (value === undefined || value === null) {
      if (min > 0) this.required();
      return [];
    }
    if (!Array.isArray(value)) {
      this.refuse('LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
      return [];
    }
    if (value.length > max || value.length < min) {
      const bounds = min > 0 ? `between ${min} and ${max}` : `${max} or fewer`;
      this.refuse('BASE_TYPE_BAD_LENGTH', `Must be ${bounds} in length. It has ${value.length}.`);
    }
    return value.flatMap((item, index): [Json, Form][] => {
      if (isJson(item)) return [[item, this.at(index)]];
      this.at(index).refuse('MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
      return [];
    });
  }
}
