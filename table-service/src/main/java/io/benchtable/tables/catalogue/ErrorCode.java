package io.benchtable.tables.catalogue;

/** Why a request about tables or items cannot be done. */
public enum ErrorCode {
  /** The request breaks a rule that needs no look at any table's items. */
  VALIDATION(Category.CALLER),
  RESOURCE_NOT_FOUND(Category.CALLER),
  RESOURCE_IN_USE(Category.CONFLICT),
  CONDITIONAL_CHECK_FAILED(Category.CONFLICT),
  /** The item was changed by others again and again while it was being written. */
  TRANSACTION_CONFLICT(Category.CONFLICT);

  private final Category category;

  ErrorCode(Category category) {
    this.category = category;
  }

  public Category category() {
    return category;
  }

  /** Who can do something about it. */
  public enum Category {
    CALLER,
    CONFLICT
  }
}
