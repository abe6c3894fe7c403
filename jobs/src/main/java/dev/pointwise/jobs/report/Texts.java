package dev.pointwise.jobs.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers as the page writes them. */
final class Texts {
  private static final double PERCENT = 100;
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Texts() {}

  static String count(long value) {
    return format("%,d", value);
  }

  static String count(double value) {
    return format("%,.0f", value);
  }

  /** With three digits at least. */
  static String rate(double value) {
    return value < PERCENT ? format("%.1f", value) : count(value);
  }

  static String percent(double share) {
    double percent = PERCENT * share;
    return percent > 0 && percent < 10 ? format("%.1f %%", percent) : format("%.0f %%", percent);
  }

  /** As in {@code 4.2 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
  static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < MINUTE) {
      return format("%.1f s", seconds);
    }
    return whole < HOUR
        ? pair(whole / MINUTE, "min", whole % MINUTE, "s")
        : pair(whole / HOUR, "h", whole % HOUR / MINUTE, "min");
  }

  private static String pair(long large, String unit, long small, String smallUnit) {
    return small == 0
        ? format("%,d %s", large, unit)
        : format("%,d %s %d %s", large, unit, small, smallUnit);
  }

  /** A measured value of any size. */
  static String value(double value) {
    return format("%.4g", value);
  }

  /** The text itself where it is no time. */
  static String time(String instant) {
    return instant.isEmpty() ? instant : TIME.format(Instant.parse(instant));
  }

  static String lastPart(String id) {
    return id.substring(id.lastIndexOf('/') + 1);
  }

  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
