package io.benchtable.tables.rest;

import io.benchtable.tables.access.LargeBodies;
import io.benchtable.tables.access.LargeBodies.Body;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Reads bodies whole, of which some length is enough. Large ones are held until their request is
 * answered.
 */
final class Bodies implements HandlerInterceptor, WebMvcConfigurer {

  private static final int LARGEST = 8 * 1024 * 1024;
  private static final String HELD = Bodies.class.getName();

  private final LargeBodies large;

  Bodies(LargeBodies large) {
    this.large = large;
  }

  /** At most once a request. */
  byte[] read(HttpServletRequest request) throws IOException {
    Body body = large.read(request.getContentLengthLong(), LARGEST, request.getInputStream());
    request.setAttribute(HELD, body);
    return body.bytes();
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    // Behind the one that asks for the token.
    registry.addInterceptor(this).addPathPatterns(Roots.patterns()).order(1);
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    if (request.getAttribute(HELD) instanceof Body body) {
      request.removeAttribute(HELD);
      body.close();
    }
  }
}
