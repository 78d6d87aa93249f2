package io.benchtable.tables.storage.statement;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;

/** No page of the same statement ended with this token. */
public final class WrongToken extends RequestRefused {

  private WrongToken(String message) {
    super(ErrorCode.VALIDATION, message);
  }

  public static WrongToken invalid() {
    return new WrongToken("Invalid NextToken");
  }

  static WrongToken ofAnotherStatement() {
    return new WrongToken("NextToken does not match request");
  }
}
