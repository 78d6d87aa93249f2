package io.benchtable.tables.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.ProblemDetail;
import org.springframework.mock.web.MockHttpServletRequest;

class TablesProblemsTests {

  private final TablesProblems problems = new TablesProblems();
  private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/v1/tables");

  @Test
  void keepWhatIsInsideToThemselves() {
    ProblemDetail problem =
        problems.unexpected(new IllegalStateException("secret of the inside"), request);
    assertThat(problem.getStatus()).isEqualTo(500);
    assertThat(problem.getDetail()).isEqualTo("The request could not be completed.");
  }

  @Test
  void askToTryAgainWhenTheDatabaseIsBusy() {
    assertThat(problems.unexpected(new QueryTimeoutException("too slow"), request).getStatus())
        .isEqualTo(503);
  }
}
