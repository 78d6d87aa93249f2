package io.benchtable.costs.book;

import java.net.InetAddress;

/** Access for tests of other packages. */
public final class BookAccessFixture {

  private BookAccessFixture() {}

  public static BookAccess withToken(String token) {
    return new BookAccess(new BookAccessSettings(token, false), InetAddress.getLoopbackAddress());
  }
}
