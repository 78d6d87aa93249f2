package io.benchtable.workflows.target;

/** What came of a delivery that did not fail. */
public enum Outcome {
  /** The effect is durable. */
  DONE,
  /** A workflow has it, and will say itself how it ends. */
  UNDER_WAY
}
