package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.RequestRefused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Refuses parameters of addresses that an operation does not have: a misspelt condition must not
 * become none.
 */
final class KnownParameters implements HandlerInterceptor, WebMvcConfigurer {

  private final Map<Method, SortedSet<String>> known = new ConcurrentHashMap<>();

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    // Behind the one that asks for the token.
    registry.addInterceptor(this).addPathPatterns(Roots.patterns()).order(1);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String query = request.getQueryString();
    if (query != null && handler instanceof HandlerMethod method) {
      SortedSet<String> names = known.computeIfAbsent(method.getMethod(), _ -> names(method));
      UriComponentsBuilder.newInstance().query(query).build().getQueryParams().keySet().stream()
          .map(name -> UriUtils.decode(name, StandardCharsets.UTF_8))
          .filter(name -> !names.contains(name))
          .findFirst()
          .ifPresent(name -> refuse(name, names));
    }
    return true;
  }

  private static void refuse(String name, SortedSet<String> names) {
    throw RequestRefused.invalid(
        names.isEmpty()
            ? "Expected no parameters, but there is '" + name + "'."
            : "Expected parameters out of %s, but there is '%s'."
                .formatted(String.join(", ", names), name));
  }

  private static SortedSet<String> names(HandlerMethod method) {
    SortedSet<String> names = new TreeSet<>();
    for (MethodParameter parameter : method.getMethodParameters()) {
      names(parameter).forEach(names::add);
    }
    return Collections.unmodifiableSortedSet(names);
  }

  private static Stream<String> names(MethodParameter parameter) {
    RequestParam one = parameter.getParameterAnnotation(RequestParam.class);
    if (one != null) {
      return Stream.of(one.name().isEmpty() ? name(parameter) : one.name());
    }
    return parameter.hasParameterAnnotation(ParameterObject.class)
        ? Arrays.stream(parameter.getParameterType().getRecordComponents())
            .map(RecordComponent::getName)
        : Stream.empty();
  }

  private static String name(MethodParameter parameter) {
    return parameter.getParameter().getName();
  }
}
