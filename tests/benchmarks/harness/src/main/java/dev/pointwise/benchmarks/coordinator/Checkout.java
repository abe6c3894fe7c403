package dev.pointwise.benchmarks.coordinator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The sources that are measured, and where things lie in them. */
public record Checkout(Path top) {
  private static final String BENCHMARKS = "tests/benchmarks";

  /** As the scripts name it. */
  public static Checkout here() {
    return new Checkout(Path.of(System.getProperty("pointwise.checkout")));
  }

  /** Compiles the peers, this engine's classes among them, so that what runs is what is here. */
  void build(List<String> peers) throws IOException {
    for (String peer : peers) {
      if (!Files.isRegularFile(peer(peer).resolve("pom.xml"))) {
        throw new IllegalArgumentException(
            "There is no peer '%s' in %s/peers".formatted(peer, BENCHMARKS));
      }
    }
    String modules = peers.stream().map(peer -> "peers/" + peer).collect(Collectors.joining(","));
    System.err.println("Building " + String.join(", ", peers) + " ...");
    new Program(top)
        .runOrThrow(
            List.of(
                "mvn",
                "-B",
                "-q",
                "-f",
                BENCHMARKS + "/pom.xml",
                "-pl",
                modules,
                "-am",
                "-Dstyle.color=never",
                "-Dspotless.check.skip",
                "-Dcheckstyle.skip",
                "process-classes"));
  }

  Path peer(String name) {
    return top.resolve(BENCHMARKS).resolve("peers").resolve(name);
  }

  /** Where workers write what they say beside their answers. */
  Path log(String peer) throws IOException {
    Path logs = Files.createDirectories(top.resolve(BENCHMARKS).resolve("target/logs"));
    return logs.resolve(peer + ".log");
  }

  /** The file that results of this kind are added to. */
  public Path results(String kind) {
    return top.resolve("tests/results").resolve(kind + ".md");
  }

  /** Changed files in the results do not count: each run makes some. */
  Commit commit() throws IOException {
    Program git = new Program(top);
    return new Commit(
        git.output(List.of("git", "rev-parse", "--short", "HEAD")),
        git.output(List.of("git", "status", "--porcelain", "--", ".", ":!tests/results"))
            .isEmpty());
  }

  /** A file, or one that the program's {@code export} writes. */
  public Network network(String model) throws IOException {
    if (!model.startsWith("zoo:")) {
      return Network.file(Path.of(model));
    }
    Path exported = Files.createDirectories(top.resolve(BENCHMARKS).resolve("target/models"));
    Path file = exported.resolve(fileName(model) + ".onnx");
    Files.deleteIfExists(file);
    List<String> command = new ArrayList<>(List.of(top.resolve("scripts/pointwise").toString()));
    command.addAll(List.of("export", "--model", model, "--output", file.toString()));
    new Program(top).runOrThrow(command);
    return Network.of(model, file);
  }

  private static String fileName(String model) {
    return model.replaceAll("[^A-Za-z0-9.]+", "-").toLowerCase(Locale.ROOT);
  }
}
