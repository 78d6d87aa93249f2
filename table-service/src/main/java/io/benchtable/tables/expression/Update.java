package io.benchtable.tables.expression;

import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.ValidationError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is to be changed in an item: each action on a path of its own, all at once. */
public final class Update {

  private final List<Action> actions;
  private final Projection paths;
  private final String mismatch;

  Update(List<Action> actions) {
    this(actions, "An operand in the update expression has an incorrect data type");
  }

  private Update(List<Action> actions, String mismatch) {
    this.actions = List.copyOf(actions);
    this.paths = new Projection(actions.stream().map(Action::path).toList());
    this.mismatch = mismatch;
  }

  /** The same, with other words for an item whose values are of other types. */
  public Update withMismatch(String text) {
    return new Update(actions, text);
  }

  /** One change at one path. */
  sealed interface Action {

    Path path();

    /** Puts a value there. */
    record Put(Path path, SetValue value) implements Action {}

    /** Takes away what is there. */
    record Remove(Path path) implements Action {}

    /** Adds a number to the number, or elements to the set, that is there. */
    record Add(Path path, AttributeValue value) implements Action {}

    /** Takes elements away from the set that is there. */
    record Delete(Path path, AttributeValue elements) implements Action {}
  }

  /**
   * The changed item. For an item that is not there yet, {@code old} is its key.
   *
   * @throws ValidationError if the update does not fit the item; then nothing is changed
   */
  public Item apply(Item old) {
    try {
      return UpdateEvaluator.apply(actions, old);
    } catch (OperandMismatch _) {
      throw new ValidationError(mismatch);
    }
  }

  /**
   * Whether it gives anything to an item. One that only takes away makes no item where there is
   * none.
   */
  public boolean gives() {
    return actions.stream()
        .anyMatch(
            action ->
                switch (action) {
                  case Action.Put _, Action.Add _ -> true;
                  case Action.Remove _, Action.Delete _ -> false;
                });
  }

  /** Of the old or the new image, what is at the paths of the update. */
  public Item touched(Item image) {
    return paths.of(image);
  }

  /** Refuses to change the key of the table. */
  public void checkNoKey(KeySchema schema) {
    attributes().stream()
        .filter(schema::isKey)
        .findFirst()
        .ifPresent(
            key -> {
              throw new ValidationError(
                  "One or more parameter values were invalid: Cannot update attribute "
                      + key
                      + ". This attribute is part of the key");
            });
  }

  /** The places in an item that are changed or read. */
  public List<Path> paths() {
    return actions.stream()
        .flatMap(
            action ->
                action instanceof Action.Put(Path path, SetValue value)
                    ? Stream.concat(Stream.of(path), value.paths())
                    : Stream.of(action.path()))
        .toList();
  }

  /** The values that it gives to attributes as they are in the request. */
  public Item literals() {
    Map<String, AttributeValue> literals = new HashMap<>();
    for (Action action : actions) {
      if (action.path().inside().isEmpty()) {
        switch (action) {
          case Action.Put(Path path, SetValue.Literal(AttributeValue value)) ->
              literals.put(path.attribute(), value);
          case Action.Add(Path path, AttributeValue value) -> literals.put(path.attribute(), value);
          case Action.Put _, Action.Remove _, Action.Delete _ -> {}
        }
      }
    }
    return Item.of(literals);
  }

  List<String> attributes() {
    return paths.attributes();
  }
}
