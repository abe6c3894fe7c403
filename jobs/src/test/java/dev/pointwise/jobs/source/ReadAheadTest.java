package dev.pointwise.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.testing.WatchedFileSystem;
import dev.pointwise.model.image.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadAheadTest {
  @TempDir Path folder;

  private PictureReader reader(long maxPixels) {
    return new PictureReader(new Configuration(), maxPixels);
  }

  @Test
  void givesEveryFileInOrderAndMissingOnesAsRejected() throws IOException {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Path file = folder.resolve(i + ".png");
      if (i != 7) {
        Files.write(file, new byte[i]);
      }
      ids.add("file:" + file);
    }
    List<Fetched> fetched = new ArrayList<>();
    try (ReadAhead ahead = new ReadAhead(reader(1000), ids.iterator(), 3)) {
      ahead.forEachRemaining(fetched::add);
    }
    assertThat(fetched).hasSize(50);
    assertThat(fetched.get(7).rejected().orElseThrow().reason()).isEqualTo(RejectReason.UNREADABLE);
    for (int i = 8; i < 50; i++) {
      assertThat(fetched.get(i).image().orElseThrow().id()).isEqualTo(ids.get(i));
      assertThat(fetched.get(i).image().orElseThrow().content()).hasSize(i);
    }
  }

  /** A stream's iterator takes one more than was asked for. */
  private static Iterator<String> ids(String uri, int count, List<String> asked) {
    return Stream.generate(() -> uri).limit(count).peek(asked::add).iterator();
  }

  @Test
  void opensManyFilesAtOnceToHideTheirLatency() throws IOException {
    Path file = Files.write(folder.resolve("small.png"), new byte[10]);
    List<String> asked = new ArrayList<>();
    CountDownLatch opening = new CountDownLatch(1);
    Configuration held =
        WatchedFileSystem.configure(new Configuration(), () -> await(opening), bytes -> {});
    PictureReader reader = new PictureReader(held, 1000);
    try (ReadAhead ahead = new ReadAhead(reader, ids("watched:" + file, 100, asked), 1)) {
      assertThat(asked).as("opened before any is read").hasSize(ReaderThreads.perTask() + 1);
      opening.countDown();
      ahead.forEachRemaining(fetched -> assertThat(fetched.bytes()).isEqualTo(10));
    }
    assertThat(asked).hasSize(100);
  }

  @Test
  void readsNoMoreAheadThanAllowed() throws IOException {
    Path file = Files.write(folder.resolve("small.png"), new byte[10]);
    List<String> asked = new ArrayList<>();
    int most = ReaderThreads.perTask() + 3 + 1;
    try (ReadAhead ahead = new ReadAhead(reader(1000), ids("file:" + file, 100, asked), 3)) {
      for (int taken = 1; taken <= 40; taken++) {
        ahead.next();
        assertThat(asked).hasSizeLessThanOrEqualTo(most + taken);
      }
    }
  }

  @Test
  void doesNotReadAFileThatNoPictureWithinTheCapNeeds() throws IOException {
    Path file = folder.resolve("large.png");
    try (var channel = new java.io.RandomAccessFile(file.toFile(), "rw")) {
      channel.setLength(20L << 20);
    }
    assertThat(reader(1).read("file:" + file).rejected().orElseThrow().reason())
        .isEqualTo(RejectReason.TOO_LARGE);
    assertThat(reader(1 << 20).read("file:" + file).image()).isPresent();
  }

  @Test
  void rejectsWhatNoFileSystemTakesForAPath() {
    for (String id : List.of("", "nowhere://x/y.png", "file:", "a:b")) {
      assertThat(reader(1).read(id).rejected().orElseThrow().reason())
          .isEqualTo(RejectReason.UNREADABLE);
    }
  }

  @Test
  void doesNotCallAFolderMissing() {
    assertThat(reader(1).read("file:" + folder).rejected().orElseThrow().detail())
        .doesNotContain("does not exist");
  }

  @Test
  void holdsNoMoreBytesThanAllowedButForThePicturesBeingRead() throws IOException {
    Path file = folder.resolve("large.png");
    try (var channel = new java.io.RandomAccessFile(file.toFile(), "rw")) {
      channel.setLength(12L << 20);
    }
    AtomicLong held = new AtomicLong();
    AtomicLong most = new AtomicLong();
    Configuration counted =
        WatchedFileSystem.configure(
            new Configuration(),
            () -> {},
            bytes -> most.accumulateAndGet(held.addAndGet(bytes), Math::max));
    PictureReader reader = new PictureReader(counted, 1 << 24);
    try (ReadAhead ahead =
        new ReadAhead(reader, ids("watched:" + file, 60, new ArrayList<>()), 100)) {
      ahead.forEachRemaining(fetched -> held.addAndGet(-fetched.bytes()));
    }
    assertThat(held).hasValue(0);
    long allowed = (64L + 5 * 12 + ReaderThreads.perTask() + 12) << 20;
    assertThat(most.get()).isLessThanOrEqualTo(allowed);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
