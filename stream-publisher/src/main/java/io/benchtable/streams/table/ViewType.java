package io.benchtable.streams.table;

/** What a stream shows of a change. */
public enum ViewType {
  KEYS_ONLY(false, false),
  NEW_IMAGE(false, true),
  OLD_IMAGE(true, false),
  NEW_AND_OLD_IMAGES(true, true);

  private final boolean showsOld;
  private final boolean showsNew;

  ViewType(boolean showsOld, boolean showsNew) {
    this.showsOld = showsOld;
    this.showsNew = showsNew;
  }

  public boolean showsOld() {
    return showsOld;
  }

  public boolean showsNew() {
    return showsNew;
  }
}
