package io.benchtable.tables.catalogue;

/** What a change record of a table's stream holds besides the key. */
public enum StreamView {
  KEYS_ONLY,
  NEW_IMAGE,
  OLD_IMAGE,
  NEW_AND_OLD_IMAGES
}
