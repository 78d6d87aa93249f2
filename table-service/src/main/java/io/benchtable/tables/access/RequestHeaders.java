package io.benchtable.tables.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;

/** The headers of a servlet request. */
public record RequestHeaders(HttpServletRequest request) implements SignedRequest.Headers {

  @Override
  public List<String> of(String name) {
    return Collections.list(request.getHeaders(name));
  }

  @Override
  public String first(String name) {
    String value = request.getHeader(name);
    return value == null ? "" : value.strip();
  }
}
