package io.benchtable.tables.item;

/** An item is larger than an item may be. */
public final class ItemTooLarge extends ValidationError {

  private final int size;

  ItemTooLarge(String text, int size) {
    super(text);
    this.size = size;
  }

  /** Size and limit, which {@link #text} leaves out because clients know it to the letter. */
  public String detail() {
    return "Expected an item of at most "
        + ItemLimits.MAX_SIZE
        + " bytes, but it has "
        + size
        + ".";
  }
}
