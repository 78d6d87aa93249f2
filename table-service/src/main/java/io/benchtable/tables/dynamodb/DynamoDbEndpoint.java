package io.benchtable.tables.dynamodb;

import io.benchtable.tables.access.Access;
import io.benchtable.tables.access.Admission;
import io.benchtable.tables.access.Caller;
import io.benchtable.tables.access.RequestHeaders;
import io.benchtable.tables.access.SignedRequest;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * The one address of the protocol: bytes in, bytes out. Other requests go on to whatever else there
 * is. A controller would do the same for a good part of the time that an item takes.
 */
final class DynamoDbEndpoint implements Filter {

  static final String PATH = "/";

  private static final Logger LOG = LoggerFactory.getLogger(DynamoDbEndpoint.class);

  private final Access access;
  private final Operations operations;
  private final StreamOperations streams;
  private final Permissions permissions;
  private final Bodies bodies = new Bodies();

  DynamoDbEndpoint(
      Access access, Operations operations, StreamOperations streams, Permissions permissions) {
    this.access = access;
    this.operations = operations;
    this.streams = streams;
    this.permissions = permissions;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain others)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest asked
        && response instanceof HttpServletResponse answered
        && isOurs(asked)) {
      ServerHttpObservationFilter.findObservationContext(asked)
          .ifPresent(observed -> observed.setPathPattern(PATH));
      post(asked, answered);
    } else {
      others.doFilter(request, response);
    }
  }

  private static boolean isOurs(HttpServletRequest request) {
    return request.getMethod().equals("POST") && request.getRequestURI().equals(PATH);
  }

  private void post(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (!ContentTypes.isProtocol(request.getContentType())) {
      ContentTypes.refuse(response);
      return;
    }
    response.setContentType(ContentTypes.answered(request.getContentType()));
    try {
      Admission admission =
          access.admit(
              new SignedRequest(
                  request.getMethod(),
                  request.getRequestURI(),
                  Optional.ofNullable(request.getQueryString()).orElse(""),
                  new RequestHeaders(request)));
      long length = admission.length(request.getContentLengthLong());
      try (Bodies.Body body = bodies.read(length, admission.body(request.getInputStream()))) {
        admission.verify(body.bytes());
        answer(request, response, body.bytes(), admission.caller());
      }
    } catch (RuntimeException e) {
      Failure failure = Failures.of(e);
      if (failure.status() >= 500) {
        LOG.error("{} failed", request.getHeader("x-amz-target"), e);
      }
      answer(response, failure);
    }
  }

  private void answer(
      HttpServletRequest request, HttpServletResponse response, byte[] body, Caller caller)
      throws IOException {
    String target = Optional.ofNullable(request.getHeader("x-amz-target")).orElse("");
    Optional<String> ofStream = StreamOperations.at(target);
    if (ofStream.isPresent() && caller instanceof Caller.Limited limited) {
      permissions.checkUnread(limited, sender(request), ofStream.get(), body);
    }
    Optional<StreamOperations.Answer> ofStreams = streams.run(target, body);
    if (ofStreams.isPresent()) {
      answer(response, ofStreams.get().status(), ofStreams.get().json());
      return;
    }
    RequestBody parsed = RequestBody.parse(body);
    Optional<CheckedOperation> operation = operations.at(target);
    if (operation.isEmpty()) {
      answer(response, Failure.ofService("UnknownOperationException", ""));
      return;
    }
    answer(response, 200, run(request, operation.get(), parsed, caller));
  }

  private String run(
      HttpServletRequest request, CheckedOperation operation, RequestBody body, Caller caller) {
    return switch (caller) {
      case Caller.Root _ -> operation.run(body);
      case Caller.Limited limited ->
          operation.run(
              body, read -> permissions.check(limited, sender(request), operation.name(), read));
    };
  }

  private static Sender sender(HttpServletRequest request) {
    return new Sender(request.getRemoteAddr(), request.isSecure());
  }

  private static void answer(HttpServletResponse response, Failure failure) throws IOException {
    answer(response, failure.status(), failure.json());
  }

  private static void answer(HttpServletResponse response, int status, String json)
      throws IOException {
    Answers.write(response, status, json.getBytes(StandardCharsets.UTF_8));
  }
}
