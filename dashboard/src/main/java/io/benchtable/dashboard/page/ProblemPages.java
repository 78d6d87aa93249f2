package io.benchtable.dashboard.page;

import io.benchtable.dashboard.item.ItemsRefused;
import io.benchtable.dashboard.item.ItemsUnreachable;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.ModelAndView;

/** What went wrong, in plain words, with an id to search the log by; for our own pages only. */
@ControllerAdvice(basePackages = "io.benchtable.dashboard")
class ProblemPages {

  private static final Logger log = LoggerFactory.getLogger(ProblemPages.class);

  @ExceptionHandler
  ModelAndView on(NotFound missing) {
    return page(HttpStatus.NOT_FOUND, missing.what(), missing.hint(), null);
  }

  @ExceptionHandler
  ModelAndView on(Refusal refusal) {
    return page(refusal.status(), refusal.what(), refusal.hint(), null);
  }

  @ExceptionHandler
  ModelAndView on(ItemsRefused refused) {
    return page(
        HttpStatus.BAD_REQUEST,
        "The tables refuse this question",
        refused.getMessage() + " The address may be mistyped; the page of the table asks anew.",
        null);
  }

  @ExceptionHandler
  ModelAndView on(ItemsUnreachable failure, HttpServletRequest request) {
    String id = id();
    log.warn("Problem {} on {}: {}", id, request.getRequestURI(), failure.getMessage());
    return page(
        HttpStatus.SERVICE_UNAVAILABLE,
        "The tables cannot be reached",
        "Every page is read from the tables, and they do not answer. Nothing is lost: this page"
            + " works again as soon as they do. If they are not running, start them with"
            + " ./benchtable up.",
        id);
  }

  /** The reader has left: there is nobody to answer. */
  @ExceptionHandler
  void on(AsyncRequestNotUsableException gone) {
    log.debug("A reader left: {}", gone.getMessage());
  }

  @ExceptionHandler
  ModelAndView on(RuntimeException failure, HttpServletRequest request) {
    String id = id();
    log.error("Problem {} on {}", id, request.getRequestURI(), failure);
    return page(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "This page could not be made",
        "It is our fault, not yours. What is in the tables is not affected. The log says more"
            + " under the id below.",
        id);
  }

  private static ModelAndView page(
      HttpStatus status, String title, String text, @Nullable String id) {
    ModelAndView page = new ModelAndView("dashboard/problem", status);
    page.addObject("title", title);
    page.addObject("text", text);
    page.addObject("id", id);
    page.addObject("nav", "");
    return page;
  }

  /** A short id for a page and the log. */
  static String id() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
  }
}
