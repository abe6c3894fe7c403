package dev.pointwise.jobs.config;

import dev.pointwise.jobs.failure.UsageException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How pictures lie in the input.
 *
 * @param name of a {@link Packing} in lower case, or else of a Spark data source
 * @param contentColumn the column of the pictures' bytes
 * @param idColumn the column of the rows' keys
 */
public record InputFormat(String name, Optional<String> contentColumn, Optional<String> idColumn) {
  /** Each file is a picture. */
  public static final InputFormat PICTURES = of("pictures");

  public InputFormat {
    boolean hasColumns = packing(name).hasColumns();
    if (!hasColumns && (contentColumn.isPresent() || idColumn.isPresent())) {
      throw new UsageException(
          "--content-column and --id-column are for rows, but --input-format is '%s'; leave them out, or give --input-format parquet"
              .formatted(name));
    }
  }

  public static InputFormat of(String name) {
    return new InputFormat(name, Optional.empty(), Optional.empty());
  }

  public Packing packing() {
    return packing(name);
  }

  private static Packing packing(String name) {
    return Arrays.stream(Packing.values())
        .filter(packing -> packing != Packing.TABLE)
        .filter(packing -> packing.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElse(Packing.TABLE);
  }
}
