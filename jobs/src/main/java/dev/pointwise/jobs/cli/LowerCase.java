package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.config.OutputFormat;
import dev.pointwise.jobs.config.WriteMode;
import dev.pointwise.model.inspect.FeatureMaps;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Enum constants as users write them: in lower case. */
abstract class LowerCase<E extends Enum<E>> implements ITypeConverter<E> {
  private final Class<E> type;

  LowerCase(Class<E> type) {
    this.type = type;
  }

  @Override
  public E convert(String value) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> name(constant).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected one of %s but was '%s'".formatted(all(), value)));
  }

  private String all() {
    return Arrays.stream(type.getEnumConstants())
        .map(LowerCase::name)
        .collect(Collectors.joining(", "));
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static final class Format extends LowerCase<OutputFormat> {
    Format() {
      super(OutputFormat.class);
    }
  }

  static final class Mode extends LowerCase<WriteMode> {
    Mode() {
      super(WriteMode.class);
    }
  }

  static final class Pool extends LowerCase<PoolOption> {
    Pool() {
      super(PoolOption.class);
    }
  }

  static final class MapOrder extends LowerCase<FeatureMaps.Order> {
    MapOrder() {
      super(FeatureMaps.Order.class);
    }
  }
}
