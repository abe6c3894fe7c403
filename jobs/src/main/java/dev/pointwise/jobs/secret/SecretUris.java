package dev.pointwise.jobs.secret;

import dev.pointwise.jobs.failure.UsageException;
import java.util.regex.Pattern;

/**
 * URIs with a password or a signature inside. They are refused: a picture's URI is the id of its
 * row, and those of models and outputs go into the run record, messages and logs.
 */
public final class SecretUris {
  private static final String MASK = "***";

  /** What follows the scheme up to a colon; with digits and a slash after it, it is a port. */
  private static final Pattern USER_INFO =
      Pattern.compile("(?<=://)[^/?#@:\\s'\"]*:(?!\\d+(?:/|$))[^@\\s'\"]+(?=@)");

  private static final Pattern QUERY =
      Pattern.compile(
          "(?i)(?<=[?&](?:x-amz-signature|x-amz-credential|x-amz-security-token|x-goog-signature"
              + "|x-goog-credential|signature|sig|token|access_token|api_?key|password|secret)=)"
              + "[^&\\s'\"]+");

  private SecretUris() {}

  /**
   * @param where the text was found, as the subject of a sentence; the text itself is not repeated
   * @throws UsageException when the text has a URI with a secret inside
   */
  public static void refuse(String where, String text) {
    if (USER_INFO.matcher(text).find() || QUERY.matcher(text).find()) {
      throw new UsageException(
          where
              + " has a password or a signature in its URI, which would be written to rows, logs and the"
              + " run record; take it out of the URI and give it to the file system: in its settings,"
              + " such as spark.hadoop.fs.s3a.secret.key in a --properties-file, or by a credential"
              + " provider");
    }
  }

  /** The text with the secrets of its URIs masked. */
  public static String masked(String text) {
    String withoutUsers = USER_INFO.matcher(text).replaceAll(MASK);
    return QUERY.matcher(withoutUsers).replaceAll(MASK);
  }
}
