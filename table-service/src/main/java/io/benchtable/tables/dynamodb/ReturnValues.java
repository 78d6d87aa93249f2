package io.benchtable.tables.dynamodb;

/** Which attributes a write answers with. */
enum ReturnValues {
  NONE,
  ALL_OLD,
  UPDATED_OLD,
  ALL_NEW,
  UPDATED_NEW
}
