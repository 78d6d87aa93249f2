package io.benchtable.tables.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says as problem details what is wrong with requests to this API that none of its controllers
 * takes: an address that there is not, another method, another type. {@link TablesProblems} hears
 * of what happens in the controllers only.
 */
final class UnmappedProblems implements WebMvcConfigurer {

  @Override
  public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
    resolvers.addFirst(UnmappedProblems::answer);
  }

  private static @Nullable ModelAndView answer(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (handler instanceof HandlerMethod
        || !(failure instanceof ErrorResponse error)
        || !Roots.has(request.getRequestURI())) {
      return null;
    }
    error.getHeaders().forEach((name, values) -> values.forEach(v -> response.addHeader(name, v)));
    write(response, error.getBody());
    return new ModelAndView();
  }

  private static void write(HttpServletResponse response, ProblemDetail problem) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("title", problem.getTitle());
    node.put("status", problem.getStatus());
    node.put("detail", problem.getDetail());
    response.setStatus(problem.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    try {
      response.getOutputStream().write(node.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
