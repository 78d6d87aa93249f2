package io.benchtable.tables.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some tables in the order of their names.
 *
 * @param next to be given as {@code next} for those behind them; absent at the end
 */
@Schema(name = "Tables")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TablesView(List<TableView> tables, @Nullable String next) {}
