package io.benchtable.streams.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.streams.wal.Cell;
import io.benchtable.streams.wal.Transaction;
import io.benchtable.streams.wal.WalMessage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ItemChangesTests {

  private static final WalMessage.Relation RELATION =
      new WalMessage.Relation(1, "items", "t1", 'f', List.of("item"));
  private static final String PLACEHOLDER = "{}";
  private static final String ONE = "{\"id\":{\"S\":\"a\"}}";
  private static final String OTHER = "{\"id\":{\"S\":\"a\"},\"v\":{\"N\":\"1\"}}";

  @Test
  void seesWhatHappenedToAnItem() {
    assertThat(of(new WalMessage.Insert(1, row(ONE))))
        .contains(new ItemChange.Inserted(ItemJson.read(ONE)));
    assertThat(of(new WalMessage.Update(1, row(ONE), row(OTHER))))
        .contains(new ItemChange.Modified(ItemJson.read(ONE), ItemJson.read(OTHER)));
    assertThat(of(new WalMessage.Delete(1, row(OTHER))))
        .contains(new ItemChange.Removed(ItemJson.read(OTHER)));
  }

  @Test
  void seesNothingInARowThatKeepsAnItemAbsent() {
    assertThat(of(new WalMessage.Insert(1, row(PLACEHOLDER)))).isEmpty();
    assertThat(of(new WalMessage.Delete(1, row(PLACEHOLDER)))).isEmpty();
    assertThat(of(new WalMessage.Update(1, row(PLACEHOLDER), row(PLACEHOLDER)))).isEmpty();
  }

  @Test
  void seesANewItemWhereTheRowKeptItAbsent() {
    assertThat(of(new WalMessage.Update(1, row(PLACEHOLDER), row(ONE))))
        .contains(new ItemChange.Inserted(ItemJson.read(ONE)));
  }

  @Test
  void tellsAllDigitsOfNumbersThatAreStoredShort() {
    String stored =
        """
        {"id":{"S":"1E+3"},"n":{"N":"-1.5E+3"},"in":{"L":[{"M":{"s":{"NS":["2E-3","7"]}}}]},\
        "flag":{"BOOL":true}}""";
    assertThat(ItemJson.read(stored).attributes())
        .isEqualTo(
            ItemJson.read(
                    """
                    {"id":{"S":"1E+3"},"n":{"N":"-1500"},\
                    "in":{"L":[{"M":{"s":{"NS":["0.002","7"]}}}]},"flag":{"BOOL":true}}""")
                .attributes());
  }

  private static Optional<ItemChange> of(WalMessage.Row row) {
    return ItemChanges.of(new Transaction.RowChange(1, RELATION, row));
  }

  private static List<Cell> row(String item) {
    return List.of(new Cell.Text(item));
  }
}
