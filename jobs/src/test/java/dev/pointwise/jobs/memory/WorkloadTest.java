package dev.pointwise.jobs.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkloadTest {
  private static final long MAX_PIXELS = 64_000_000;

  private static Workload pictures(long largest, long usual) {
    return new Workload(0, largest, usual, MAX_PIXELS, 0, 0, 0);
  }

  @Test
  void countsTheLargestPictureOnceAndUsualOnesBesideIt() {
    Workload work = pictures(1_000_000, 100_000);
    assertThat(work.pixels()).isEqualTo(8_000_000);
    assertThat(work.decodingBytes(1)).isEqualTo(1_000_000 + 6 * 8_000_000);
    assertThat(work.decodingBytes(3)).isEqualTo(49_000_000 + 2 * (100_000 + 6 * 800_000));
  }

  @Test
  void noPictureHasMorePixelsThanAreDecoded() {
    assertThat(pictures(1L << 30, 1).pixels()).isEqualTo(MAX_PIXELS);
  }

  @Test
  void takesACamerasPictureWhereSizesAreNotKnown() {
    assertThat(pictures(0, 0).pixels()).isEqualTo(24_000_000);
  }

  @Test
  void readAheadIsBounded() {
    long small = pictures(1000, 1000).heapBytes(1, 8);
    assertThat(pictures(1000, 1000).heapBytes(1, 16) - small).isEqualTo(3 * 8 * 1000);
    Workload large = pictures(5_000_000, 5_000_000);
    assertThat(large.heapBytes(1, 64)).isEqualTo(large.heapBytes(1, 128));
  }

  @Test
  void writersGatherNoMoreThanThereIs() {
    Workload few = new Workload(0, 1, 1, 1, 1000, 50_000, 1 << 20);
    Workload many = new Workload(0, 1, 1, 1, 1000, 50_000_000, 1 << 20);
    assertThat(many.heapBytes(2, 8) - few.heapBytes(2, 8)).isEqualTo((2 << 20) - 50_000);
  }
}
