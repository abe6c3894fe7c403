package dev.pointwise.benchmarks.coordinator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What all peers run.
 *
 * @param name as the result shows it
 */
public record Network(String name, Path onnx, String sha256) {
  static Network of(String name, Path onnx) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(onnx));
      return new Network(name, onnx.toAbsolutePath(), HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** The file's name; its folder's where that says more, as in {@code nin_cifar10/model.onnx}. */
  static Network file(Path onnx) throws IOException {
    Path file = onnx.toAbsolutePath().normalize();
    boolean plain = file.getFileName().toString().equals("model.onnx");
    return of(
        (plain ? file.getParent() : file).getFileName().toString().replace(".onnx", ""), file);
  }

  String shortSha256() {
    return sha256.substring(0, 12);
  }
}
