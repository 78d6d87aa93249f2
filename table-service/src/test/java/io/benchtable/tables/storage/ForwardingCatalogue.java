package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.Moment;
import io.benchtable.tables.catalogue.Restoration;
import io.benchtable.tables.catalogue.StreamSwitch;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TableRequest;
import io.benchtable.tables.catalogue.TableSize;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A catalogue that asks another one. */
abstract class ForwardingCatalogue implements Catalogue {

  private final Catalogue catalogue;

  ForwardingCatalogue(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Optional<TableDefinition> find(String name) {
    return catalogue.find(name);
  }

  @Override
  public void forget(String name) {
    catalogue.forget(name);
  }

  @Override
  public List<String> names(@Nullable String after, int limit) {
    return catalogue.names(after, limit);
  }

  @Override
  public TableDefinition create(TableRequest request) {
    return catalogue.create(request);
  }

  @Override
  public TableDefinition restore(TableRequest request, Restoration restoration) {
    return catalogue.restore(request, restoration);
  }

  @Override
  public TableDefinition delete(String name) {
    return catalogue.delete(name);
  }

  @Override
  public void drop(String name) {
    catalogue.drop(name);
  }

  @Override
  public TableDefinition change(
      String name, Optional<StreamSwitch> stream, UnaryOperator<TableDefinition> settings) {
    return catalogue.change(name, stream, settings);
  }

  @Override
  public TableDefinition setTimeToLive(String name, UnaryOperator<TableDefinition> change) {
    return catalogue.setTimeToLive(name, change);
  }

  @Override
  public TableSize size(TableDefinition table) {
    return catalogue.size(table);
  }

  @Override
  public Moment moment() {
    return catalogue.moment();
  }
}
