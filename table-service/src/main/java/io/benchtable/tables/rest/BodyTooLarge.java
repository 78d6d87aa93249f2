package io.benchtable.tables.rest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A body that no item can be in. */
final class BodyTooLarge extends ErrorResponseException {

  BodyTooLarge(int most) {
    super(
        HttpStatus.CONTENT_TOO_LARGE,
        ProblemDetail.forStatusAndDetail(
            HttpStatus.CONTENT_TOO_LARGE,
            "Expected at most " + most + " bytes, but the body has more."),
        null);
  }
}
