package io.benchtable.tables.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Asks for the token on the plain API and its description. */
final class TokenInterceptor implements HandlerInterceptor, WebMvcConfigurer {

  private final Access access;

  TokenInterceptor(Access access) {
    this.access = access;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(this)
        .addPathPatterns(
            "/v1/tables",
            "/v1/tables/**",
            "/v1/backups/**",
            "/v1/exports/**",
            "/v1/imports/**",
            "/v1/statements",
            "/v1/transactions",
            "/v3/api-docs",
            "/v3/api-docs.yaml",
            "/v3/api-docs/**",
            "/swagger-ui/**");
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    try {
      access.verifyToken(new RequestHeaders(request));
      return true;
    } catch (AccessRefused e) {
      refuse(response, e);
      return false;
    }
  }

  private static void refuse(HttpServletResponse response, AccessRefused refusal)
      throws IOException {
    boolean wrongHost = refusal.reason() == AccessRefused.Reason.WRONG_HOST;
    int status = wrongHost ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_UNAUTHORIZED;
    response.setStatus(status);
    if (!wrongHost) {
      response.addHeader("WWW-Authenticate", "Bearer");
      response.addHeader("WWW-Authenticate", "Basic realm=\"Benchtable\"");
    }
    response.setContentType("application/problem+json");
    String problem =
        "{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
            .formatted(
                wrongHost ? "Forbidden" : "Unauthorized",
                status,
                refusal.text().replaceAll("[\\p{Cntrl}\"\\\\]", "?"));
    response.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
  }
}
