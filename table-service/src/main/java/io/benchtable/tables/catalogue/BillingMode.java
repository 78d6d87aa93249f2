package io.benchtable.tables.catalogue;

/** How the capacity of a table was asked for; nothing is throttled either way. */
public enum BillingMode {
  PROVISIONED,
  PAY_PER_REQUEST
}
