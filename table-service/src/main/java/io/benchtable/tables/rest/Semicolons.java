package io.benchtable.tables.rest;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/**
 * Leaves semicolons in keys. Spring takes what follows one for parameters of the segment, and would
 * find the item of a shorter key; written as {@code %3B}, a semicolon is part of the segment.
 */
final class Semicolons implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean has = request instanceof HttpServletRequest http && http.getRequestURI().contains(";");
    chain.doFilter(has ? new Encoded((HttpServletRequest) request) : request, response);
  }

  private static final class Encoded extends HttpServletRequestWrapper {

    Encoded(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getRequestURI() {
      return super.getRequestURI().replace(";", "%3B");
    }
  }
}
