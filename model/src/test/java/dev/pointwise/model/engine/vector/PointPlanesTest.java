package dev.pointwise.model.engine.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PointPlanesTest {
  @Test
  void areCountedInBytes() {
    PointPlanes planes = new PointPlanes(36, 4, 256, 64);
    assertThat(planes.planeBytes()).isEqualTo(4 * 256 * 64 + 64);
    assertThat(planes.bytes()).isEqualTo(36L * planes.planeBytes());
  }

  @Test
  void refuseMoreThanABufferHolds() {
    assertThatThrownBy(() -> new PointPlanes(36, 32, 100_000, 64))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "100000 tiles at a time take 7372802304 bytes, but a buffer holds up to 2 GiB;"
                + " take fewer tiles");
  }
}
