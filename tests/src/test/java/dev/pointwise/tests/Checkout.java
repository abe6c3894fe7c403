package dev.pointwise.tests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where things lie in the checkout under test. */
public final class Checkout {
  private Checkout() {}

  /** The top level. */
  public static Path top() {
    return Path.of(System.getProperty("pointwise.checkout")).toAbsolutePath();
  }

  /** The jar for spark-submit; the test is skipped where it was not built. */
  public static Path jar() {
    Path jar = top().resolve("jobs/target/pointwise-jobs.jar");
    assumeTrue(Files.exists(jar), () -> jar + " is missing; 'mvn package' builds it");
    return jar;
  }

  /** A folder of the shared test data; the test is skipped, naming it, where it is absent. */
  public static Path shared(String folder) {
    Path path = sharedPath(folder);
    assumeTrue(Files.exists(path), () -> path + " is missing; this test needs the shared data");
    return path;
  }

  /** A folder of the shared test data, for a test that gains by it but can do without. */
  public static Optional<Path> sharedIfPresent(String folder) {
    return Optional.of(sharedPath(folder)).filter(Files::exists);
  }

  private static Path sharedPath(String folder) {
    String root =
        Optional.ofNullable(System.getProperty("pointwise.shared"))
            .or(() -> Optional.ofNullable(System.getenv("POINTWISE_SHARED")))
            .orElse(top().resolve("../shared/data/developers").toString());
    return Path.of(root).resolve(folder).normalize();
  }
}
