package dev.pointwise.model.zoo;

import java.util.List;

/**
 * Maps in the branches of an Inception module (Szegedy et al. 2015, "Going Deeper with
 * Convolutions", table 1). A reduction is the 1x1 before a larger kernel; the projection the 1x1
 * behind the pool.
 */
record InceptionWidths(
    String name,
    int pointwise,
    int reduction3x3,
    int kernel3x3,
    int reduction5x5,
    int kernel5x5,
    int projection) {

  static final InceptionWidths FIRST = new InceptionWidths("3a", 64, 96, 128, 16, 32, 32);

  /** GoogLeNet's stages; between them the map is halved. */
  static final List<List<InceptionWidths>> GOOGLENET =
      List.of(
          List.of(FIRST, new InceptionWidths("3b", 128, 128, 192, 32, 96, 64)),
          List.of(
              new InceptionWidths("4a", 192, 96, 208, 16, 48, 64),
              new InceptionWidths("4b", 160, 112, 224, 24, 64, 64),
              new InceptionWidths("4c", 128, 128, 256, 24, 64, 64),
              new InceptionWidths("4d", 112, 144, 288, 32, 64, 64),
              new InceptionWidths("4e", 256, 160, 320, 32, 128, 128)),
          List.of(
              new InceptionWidths("5a", 256, 160, 320, 32, 128, 128),
              new InceptionWidths("5b", 384, 192, 384, 48, 128, 128)));
}
