import { expect, test } from "vitest";
import { CircuitBreaker } from "../../src/lib/circuit-breaker.ts";

function breakerAt(): { breaker: CircuitBreaker; pass: (ms: number) => void } {
  let now = 0;
  const pass = (ms: number) => {
    now += ms;
  };
  return { breaker: new CircuitBreaker(() => now), pass };
}

function fail(breaker: CircuitBreaker, times: number): void {
  for (let time = 0; time < times; time += 1) breaker.failed();
}

test("a few failures change nothing", () => {
  const { breaker } = breakerAt();
  fail(breaker, 4);
  expect(breaker.permits()).toBe(true);
  breaker.succeeded();
  fail(breaker, 4);
  expect(breaker.permits()).toBe(true);
});

test("after five in a row nothing is tried for a second, and then once", () => {
  const { breaker, pass } = breakerAt();
  fail(breaker, 5);
  expect(breaker.permits()).toBe(false);
  pass(1000);
  expect([breaker.permits(), breaker.permits()]).toEqual([true, false]);
  pass(1000);
  expect(breaker.permits()).toBe(true);
});

test("one success, and all may try again", () => {
  const { breaker, pass } = breakerAt();
  fail(breaker, 7);
  pass(1000);
  expect(breaker.permits()).toBe(true);
  breaker.succeeded();
  expect([breaker.permits(), breaker.permits()]).toEqual([true, true]);
});
