package io.benchtable.tables.storage.statement;

import io.benchtable.tables.expression.partiql.Command;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.item.StringValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * A statement as a client gives it.
 *
 * @param parameters the values of its question marks
 */
public record GivenStatement(String text, List<AttributeValue> parameters) {

  public GivenStatement {
    parameters = List.copyOf(parameters);
  }

  public Command command() {
    return Command.of(text, parameters);
  }

  /** Another one for another text or other parameters. */
  StringValue digest() {
    StringBuilder whole = new StringBuilder(text);
    parameters.forEach(parameter -> whole.append('\n').append(ItemJson.write(parameter)));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(whole.toString().getBytes(StandardCharsets.UTF_8));
      return new StringValue(Base64.getEncoder().encodeToString(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256 in every Java, but it is not there.", e);
    }
  }
}
