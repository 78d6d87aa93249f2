package io.benchtable.tables.access.policy;

/** What a statement does about what it covers. */
public enum Effect {
  ALLOW,
  DENY
}
