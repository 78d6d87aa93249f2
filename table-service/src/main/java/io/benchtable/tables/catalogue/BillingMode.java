package io.benchtable.tables.catalogue;

/** How the capacity of a table was asked for. */
public enum BillingMode {
  PROVISIONED,
  PAY_PER_REQUEST
}
