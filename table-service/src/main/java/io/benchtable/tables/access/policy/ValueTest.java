package io.benchtable.tables.access.policy;

/** What one value of a policy asks of one value of a request. */
@FunctionalInterface
interface ValueTest {

  boolean holds(String value, Context context);
}
