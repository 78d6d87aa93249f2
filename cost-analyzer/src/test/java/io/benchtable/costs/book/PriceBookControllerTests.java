package io.benchtable.costs.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.costs.item.PlatformFixture;
import io.benchtable.costs.price.BookId;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class PriceBookControllerTests {

  private final PlatformFixture platform = new PlatformFixture();
  private final MockMvcTester http =
      MockMvcTester.create(
          MockMvcBuilders.standaloneSetup(
                  new PriceBookController(
                      platform.books,
                      new BookAccess(
                          new BookAccessSettings("secret", false),
                          InetAddress.getLoopbackAddress())))
              .setControllerAdvice(new BookProblems())
              .build());

  @Test
  void listsBooksWithSourceAndDate() {
    assertThat(http.get().uri("/v1/price-books").header("Authorization", "Bearer secret"))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.priceBooks[0].source")
        .asString()
        .contains("AWS Price List");
  }

  @Test
  void listsTheVersionsOfABook() {
    platform.items.put("price-books", Map.of("name", "own-hardware", "version", "2020"));
    assertThat(http.get().uri("/v1/price-books").header("Authorization", "Bearer secret"))
        .bodyJson()
        .extractingPath("$.priceBooks[1].versions")
        .isEqualTo(List.of("2026-11-01", "2020"));
  }

  @Test
  void showsThePricesOfABook() {
    assertThat(
            http.get().uri("/v1/price-books/own-hardware").header("Authorization", "Bearer secret"))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.prices[0].unitPrice")
        .isEqualTo("0.001244");
  }

  @Test
  void keepsANewVersionAndNeverGivesItOtherPrices() {
    assertThat(put(book("1", "0.10"))).hasStatus(HttpStatus.CREATED);
    assertThat(put(book("1", "0.100"))).hasStatus(HttpStatus.OK);
    assertThat(put(book("1", "0.11")))
        .hasStatus(HttpStatus.CONFLICT)
        .bodyJson()
        .extractingPath("$.detail")
        .isEqualTo(
            "Expected a new version of price book mine, but mine@1 is there with other prices");
    assertThat(put(book("1", "0.10").replace("EUR", "USD"))).hasStatus(HttpStatus.CONFLICT);
    assertThat(put(book("2", "0.11"))).hasStatus(HttpStatus.CREATED);
    assertThat(platform.books.versions("mine")).containsExactly("2", "1");
    assertThat(platform.books.find(new BookId("mine", "1")).orElseThrow().prices())
        .singleElement()
        .satisfies(price -> assertThat(price.amount()).isEqualByComparingTo("0.1"));
  }

  @Test
  void refusesPricesBesideThoseOfAnImportThatNeverEnded() {
    platform.items.put(
        "prices",
        Map.of("book@version", "mine@1", "sku", "old", "unitPrice", "1", "unit", "Hours"));
    assertThat(put(book("1", "0.10"))).hasStatus(HttpStatus.CONFLICT);
  }

  @Test
  void refusesABookThatCannotBeRead() {
    assertThat(put(book("1", "0.10").replace("vCPU-Hours", "")))
        .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
        .bodyJson()
        .extractingPath("$.detail")
        .asString()
        .startsWith("Expected a unit vCPU-Hours");
    assertThat(put(book("1", "0.10").replace("mine", "mi@ne")))
        .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private MvcTestResult put(String book) {
    return http.post()
        .uri("/v1/price-books")
        .header("Authorization", "Bearer secret")
        .contentType(MediaType.APPLICATION_JSON)
        .content(book)
        .exchange();
  }

  private static String book(String version, String price) {
    return """
        {"name": "mine", "version": "%s", "title": "t", "explanation": "e", "currency": "EUR",
         "serviceName": "s", "source": "s", "date": "2026-11-01",
         "billing": {"minimumSeconds": "0", "incrementSeconds": "0"},
         "prices": [{"sku": "a", "unit": "vCPU-Hours", "unitPrice": "%s", "region": "r",
                     "source": "s", "date": "2026-11-01"}]}
        """
        .formatted(version, price);
  }

  @Test
  void namesWhatItDoesNotHave() {
    assertThat(http.get().uri("/v1/price-books/own").header("Authorization", "Bearer secret"))
        .hasStatus(HttpStatus.NOT_FOUND)
        .bodyJson()
        .extractingPath("$.detail")
        .asString()
        .contains("there is no 'own'", "own-hardware");
    assertThat(
            http.get()
                .uri("/v1/price-books/own-hardware?version=0")
                .header("Authorization", "Bearer secret"))
        .hasStatus(HttpStatus.NOT_FOUND);
  }

  @Test
  void saysWhatIsWrongWithABookThatCannotBeRead() {
    platform.items.put("price-books", Map.of("name", "own-hardware", "version", "9999"));
    assertThat(
            http.get().uri("/v1/price-books/own-hardware").header("Authorization", "Bearer secret"))
        .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
        .bodyJson()
        .extractingPath("$.detail")
        .isEqualTo(
            "own-hardware@9999 cannot be read: Expected an object at price book.billing, but it is"
                + " null");
  }

  @Test
  void keepsPagesOfOtherHostsOut() {
    assertThat(
            http.get()
                .uri("/v1/price-books")
                .header("Authorization", "Bearer secret")
                .header("Origin", "https://evil.example"))
        .hasStatus(HttpStatus.MISDIRECTED_REQUEST);
    assertThat(
            http.get()
                .uri("/v1/price-books")
                .header("Authorization", "Bearer secret")
                .header("Origin", "http://localhost:8080"))
        .hasStatusOk();
  }

  @Test
  void refusesToBeOpenWhereOthersReachIt() throws UnknownHostException {
    InetAddress reachable = InetAddress.getByAddress(new byte[4]);
    BookAccessSettings open = new BookAccessSettings(null, true);

    assertThatThrownBy(() -> new BookAccess(open, reachable))
        .hasMessageContaining("Expected server.address to be a loopback address")
        .hasMessageContaining("0.0.0.0");
    assertThat(new BookAccess(open, InetAddress.getLoopbackAddress())).isNotNull();
  }

  @Test
  void letsInOnlyWhoHasTheTokenAndAsksForThisMachine() {
    assertThat(http.get().uri("/v1/price-books")).hasStatus(HttpStatus.UNAUTHORIZED);
    assertThat(http.get().uri("/v1/price-books").header("Authorization", "Bearer other"))
        .hasStatus(HttpStatus.UNAUTHORIZED);
    assertThat(
            http.get()
                .uri("http://evil.example/v1/price-books")
                .header("Authorization", "Bearer secret"))
        .hasStatus(HttpStatus.MISDIRECTED_REQUEST);
  }
}
