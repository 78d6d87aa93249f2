package io.benchtable.tables.dynamodb;

import io.benchtable.tables.access.Access;
import io.benchtable.tables.access.Admission;
import io.benchtable.tables.access.Caller;
import io.benchtable.tables.access.LargeBodies;
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

/**
 * The one address of the protocol: bytes in, bytes out. Other requests go on to whatever else there
 * is. A controller, and what Spring does for it, would take a good part of the time of an item.
 */
final class DynamoDbEndpoint implements Filter {

  static final String PATH = "/";

  static final int LARGEST = 16 * 1024 * 1024;

  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private static final Logger LOG = LoggerFactory.getLogger(DynamoDbEndpoint.class);

  /** The request that an operation is done for. */
  private static final ScopedValue<HttpServletRequest> CURRENT = ScopedValue.newInstance();

  private final Access access;
  private final Operations operations;
  private final StreamOperations streams;
  private final Permissions permissions;
  private final RequestTimers timers;
  private final LargeBodies bodies;

  DynamoDbEndpoint(
      Access access,
      Operations operations,
      StreamOperations streams,
      Permissions permissions,
      RequestTimers timers,
      LargeBodies bodies) {
    this.access = access;
    this.operations = operations;
    this.streams = streams;
    this.permissions = permissions;
    this.timers = timers;
    this.bodies = bodies;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain others)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest asked
        && response instanceof HttpServletResponse answered
        && isOurs(asked)) {
      long began = System.nanoTime();
      String target = Optional.ofNullable(asked.getHeader("x-amz-target")).orElse("");
      try {
        post(asked, target, answered);
      } finally {
        timers.answered(operation(target), answered, began);
      }
    } else {
      others.doFilter(request, response);
    }
  }

  private static boolean isOurs(HttpServletRequest request) {
    return request.getMethod().equals("POST") && request.getRequestURI().equals(PATH);
  }

  /**
   * Where the client of the current operation found the service: a host, and a port unless usual.
   */
  static String address() {
    HttpServletRequest request = CURRENT.get();
    int usual = request.isSecure() ? HTTPS : HTTP;
    int port = request.getServerPort();
    return port == usual ? request.getServerName() : request.getServerName() + ":" + port;
  }

  /** The name of the operation that is asked for, if there is such a one. */
  private String operation(String target) {
    return operations
        .at(target)
        .map(CheckedOperation::name)
        .or(() -> StreamOperations.at(target))
        .orElse(RequestTimers.NO_OPERATION);
  }

  private void post(HttpServletRequest request, String target, HttpServletResponse response)
      throws IOException {
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
      try (LargeBodies.Body body =
          bodies.read(length, LARGEST, admission.body(request.getInputStream()))) {
        admission.verify(body.bytes());
        answer(request, target, response, body.bytes(), admission.caller());
      }
    } catch (RuntimeException e) {
      Failure failure = Failures.of(e);
      if (failure.status() >= 500) {
        LOG.error("{} failed", target, e);
      }
      answer(response, failure);
    }
  }

  private void answer(
      HttpServletRequest request,
      String target,
      HttpServletResponse response,
      byte[] body,
      Caller caller)
      throws IOException {
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
    answer(
        response,
        200,
        ScopedValue.where(CURRENT, request)
            .call(() -> run(request, operation.get(), parsed, caller)));
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
